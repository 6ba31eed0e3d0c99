"""GitHub shows ten annotations of a level; nothing beyond them may be lost, and nothing forged."""

from hypothesis import given, settings
from hypothesis import strategies as st
from made_findings import make_entry, written

from servicekit.output import Outcome
from servicekit.output.github import github_summary


def test_an_annotation_names_file_line_and_the_way_out():
    entry = make_entry(
        "100%\nВы поняли?", "поняли", inside="file", file="a,b:c.txt", message="50% сказано\nдважды"
    )
    assert written([entry], "github").splitlines()[0] == (
        "::error file=a%2Cb%3Ac.txt,line=2,endLine=2,col=4,endColumn=10,title=do-you-understand::"
        "50%25 сказано%0Aдважды%0Awhy: the sender answers for being understood%0Asay: Что из этого рассказать подробнее?"
    )


def test_a_line_of_a_log_has_no_column():
    assert "::error file=chats.jsonl,line=5,title=" in written([make_entry(mark="Вы", line=5)], "github")


def test_the_gravest_come_first_and_the_eleventh_is_printed_plain():
    entries = [make_entry(severity="info"), make_entry(severity="warning")]
    entries += [make_entry(line=n) for n in range(1, 15)]
    lines = written(entries, "github").splitlines()
    assert [line.startswith("::error ") for line in lines[:11]] == [True] * 10 + [False]
    assert lines[10].startswith("::warning ")
    assert lines[11].startswith("::notice ")
    assert len([line for line in lines if "chats.jsonl:" in line]) == 4
    assert "14 errors, 1 warning, 1 info" in lines[-1]


def test_the_job_summary_has_the_totals():
    outcome = Outcome((make_entry(rule="a|b"), make_entry(rule="greet"), make_entry(rule="greet")), 3)
    assert github_summary(outcome).splitlines() == [
        "## servicekit",
        "",
        "Checked 3 replies: 3 errors.",
        "",
        "| rule | severity | findings |",
        "| --- | --- | ---: |",
        "| greet | error | 2 |",
        "| a\\|b | error | 1 |",
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.sampled_from("\n\r:#[]%,a "), max_size=12), min_size=12, max_size=12))
def test_no_text_passes_for_a_command(texts):
    """A line that begins with ``::`` is one of our annotations; the old form stands nowhere."""
    entries = [make_entry(text or "a", message=text, file=text, rule=text) for text in texts]
    lines = written(entries, "github").split("\n")
    assert all("##[" not in line for line in lines)
    assert [line.lstrip().startswith("::") for line in lines] == [True] * 10 + [False] * 4
