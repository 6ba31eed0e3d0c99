"""Who acts next, worked out the slow way: second after second, with nothing but plain comparisons.

Everything is elapsed time in seconds from the opening of the case. A rule is on from the first second at which its
condition is true; when nobody acknowledges within its time, the next level is called; a release ends it, and it is
silent until its cooling off is over. The oracle shares no code with the engine but the models.
"""

LEVELS = ["l1", "l2", "l3"]


def truth(when, facts, second):
    """Return True, False or None for a condition over facts at a second."""
    results = []
    for key, value in when.items():
        if key == "all":
            results += [truth(part, facts, second) for part in value]
        elif key == "any":
            parts = [truth(part, facts, second) for part in value]
            results.append(True if True in parts else None if None in parts else False)
        elif key == "not":
            inner = truth(value, facts, second)
            results.append(None if inner is None else not inner)
        else:
            results.append(one(value, facts.get(key), second))
    return False if False in results else None if None in results else True


def one(wanted, known, second):
    if known is None:
        return None
    if isinstance(known, tuple):
        known = max(0, second - known[1])
    if isinstance(wanted, dict):
        compare = {
            "at_least": lambda bound: known >= bound,
            "more_than": lambda bound: known > bound,
            "at_most": lambda bound: known <= bound,
            "less_than": lambda bound: known < bound,
        }
        return all(compare[name](length(bound)) for name, bound in wanted.items())
    return known in (wanted if isinstance(wanted, list) else [wanted])


def length(bound):
    return int(bound[:-1]) if isinstance(bound, str) else bound


def facts_at(case, second):
    facts = dict(case["facts"])
    for event in case["events"]:
        if event["second"] <= second:
            facts.update(event.get("facts", {}))
    return facts


def deeds(case, name, rule, second):
    return any(e["second"] == second and e.get(name) in (rule, "all") for e in case["events"])


def levels_on(rules, case, last):
    """Return, for each rule, the level that is called at each second up to ``last``, or None."""
    return {rule["id"]: list(walk(rule, case, last)) for rule in rules}


def walk(rule, case, last):
    on, called_at, taken, silent_until = None, 0, False, 0
    for second in range(last + 1):
        if on is not None and deeds(case, "release", rule["id"], second):
            on, silent_until = None, max(second + rule["cool_off"], second + 1)
        elif on is None and second >= silent_until and truth(rule["when"], facts_at(case, second), second):
            on, called_at, taken = LEVELS.index(rule["to"]), second, False
            if deeds(case, "release", rule["id"], second):
                on, silent_until = None, max(second + rule["cool_off"], second + 1)
        if on is not None:
            if deeds(case, "acknowledge", rule["id"], second):
                taken = True
            if not taken and rule["within"] and second == called_at + rule["within"] and on < 2:
                on, called_at = on + 1, second
        yield None if on is None else on
