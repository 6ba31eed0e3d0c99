"""What a standard's files may be, and what each file that is none is told."""

import codecs
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from servicekit.errors import StandardError, StandardInvalid, StandardNotFound, StandardSyntaxError
from servicekit.load import bundled_names, load_standard, standards_folder
from servicekit.load.reading import decode
from servicekit.load.tree_words import MAX_DEPTH

SMALL = "standard: shop\ntitle: Лавка\n"


def refusal(source, kind=StandardError):
    with pytest.raises(kind) as caught:
        load_standard(source)
    return caught.value


def only(error, rule):
    assert [finding.rule for finding in error.findings] == [rule], str(error)
    return error.findings[0]


def test_a_file_a_folder_and_a_mapping_say_the_same(write, rule):
    folder = write(shop__a_header=SMALL, shop__b_rules="stop_phrases:\n" + rule())
    write(one=SMALL + "stop_phrases:\n" + rule())
    from_file = load_standard(folder / "one.yaml")
    assert load_standard(folder / "shop") == from_file
    assert load_standard(str(folder / "shop")) == from_file
    mapping = {
        "standard": "shop",
        "title": "Лавка",
        "stop_phrases": [
            {
                "id": "not-mine",
                "phrases": ["не моя проблема"],
                "unless": ["это только не моя проблема"],
                "why": "Клиент слышит отказ.",
                "say": ["Сейчас выясню."],
                "catches": ["не моя проблема", "вот не моя проблема"],
                "allows": ("нет проблем", "это моя забота"),
            }
        ],
    }
    assert load_standard(mapping) == from_file


def test_every_rule_phrase_and_example_knows_its_place(write, rule):
    folder = write(shop=SMALL + "stop_phrases:\n" + rule())
    standard = load_standard(folder / "shop.yaml")
    stop = standard.stop_phrases[0]
    file = str(folder / "shop.yaml")
    assert str(stop.place) == f"{file}:4:5"
    phrase = stop.phrases[0].place
    assert (phrase.line, phrase.column, phrase.end_line, phrase.end_column) == (5, 15, 5, 30)
    assert str(stop.catches[1].place) == f"{file}:9:32"
    assert str(stop.allows[0].place) == f"{file}:10:14"


def test_columns_count_code_points_and_any_line_end(write):
    text = 'standard: shop\r\ntitle: "😀😀", oops\r\n'
    finding = refusal(write(shop=text.encode()) / "shop.yaml").findings[0]
    assert (finding.place.line, finding.place.column) == (2, 8)
    finding = refusal(write(mac=b"standard: shop\rtitel: x\r") / "mac.yaml").findings[0]
    assert (finding.rule, finding.place.line, finding.place.column) == ("unknown-key", 2, 1)


def test_language_is_a_property_of_the_file(write, rule):
    folder = write(
        a_header="standard: shop\nlanguage: ru\n",
        b_english="language: en\nstop_phrases:\n" + rule("calm", "calm down"),
        c_russian="stop_phrases:\n" + rule(),
    )
    assert {r.id: r.language for r in load_standard(folder).all_rules()} == {"calm": "en", "not-mine": "ru"}
    assert load_standard(folder).language == "ru"


def test_files_of_both_endings_are_read_in_sorted_order_and_hidden_ones_are_not(write, rule):
    folder = write(
        **{
            "c.yaml": "stop_phrases:\n" + rule("third", "раз"),
            "a.yml": SMALL + "stop_phrases:\n" + rule("first", "два"),
            ".b.yaml": "nonsense",
            "d.txt": "nonsense",
            "sub/e.yaml": "nonsense",
        }
    )
    assert [r.id for r in load_standard(folder).stop_phrases] == ["first", "third"]


def test_two_headers_and_an_id_in_two_files_name_both_places(write, rule):
    folder = write(a=SMALL + "stop_phrases:\n" + rule(), b=SMALL + "stop_phrases:\n" + rule())
    error = refusal(folder, StandardInvalid)
    assert [f.rule for f in error.findings] == ["duplicate-key", "duplicate-key", "duplicate-id"]
    assert all(str(folder / "a.yaml") in f.message for f in error.findings)
    assert all(f.place.file == str(folder / "b.yaml") for f in error.findings)


def test_bad_files_do_not_hide_one_another(write, rule):
    folder = write(
        a=SMALL,
        b='stop_phrases:\n  - "x" y\n',
        c="stop_phrases:\n" + rule() + "    chanels: []\n",
        d="Успокойтесь".encode("cp1251"),
        e="",
    )
    error = refusal(folder, StandardSyntaxError)
    assert {Path(f.place.file).name for f in error.findings} == {"b.yaml", "c.yaml", "d.yaml", "e.yaml"}


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, b""], ids=["with a mark", "without"])
def test_utf8_with_or_without_a_byte_order_mark_and_windows_line_ends_are_read(write, mark):
    folder = write(shop=mark + SMALL.replace("\n", "\r\n").encode())
    assert load_standard(folder / "shop.yaml").title == "Лавка"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_an_old_russian_encoding_is_recognised_and_the_command_that_converts_it_shown(write, encoding):
    text = "standard: shop\ntitle: Правила обслуживания, которые знает каждый сотрудник нашей лавки\n"
    error = refusal(write(shop=text.encode(encoding)) / "shop.yaml", StandardSyntaxError)
    finding = only(error, "not-utf-8")
    assert (finding.place.line, finding.place.column) == (2, 8)
    assert f"iconv -f {encoding} -t utf-8" in finding.say[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_wide_encodings_are_named(write, encoding):
    finding = only(
        refusal(write(shop=SMALL.encode(encoding)) / "shop.yaml", StandardSyntaxError), "not-utf-8"
    )
    assert encoding[:6].upper() in finding.say[0]


def test_a_binary_file_and_an_invisible_character_are_refused(write):
    noise = b"PK\x03\x04" + bytes(range(256)) * 8
    finding = only(refusal(write(shop=noise) / "shop.yaml", StandardSyntaxError), "binary-file")
    assert "plain text" in finding.say[0]
    finding = only(refusal(write(shop="standard: shop\ntitle: a\x07b\n") / "shop.yaml"), "control-character")
    assert "U+0007" in finding.message
    assert (finding.place.line, finding.place.column) == (2, 9)


def test_a_folder_without_yaml_says_what_to_put_there(tmp_path):
    finding = only(refusal(tmp_path, StandardSyntaxError), "empty-folder")
    assert "standard: my-company" in finding.say[0]


def test_a_path_that_does_not_exist_offers_the_nearest_ones(write, monkeypatch):
    monkeypatch.chdir(write(my_shop=SMALL))
    error = refusal("my_shp.yaml", StandardNotFound)
    assert "'my_shop.yaml'" in str(error)
    assert isinstance(error, LookupError)


def test_an_unknown_name_lists_the_bundled_ones():
    error = refusal("ru-cor", StandardNotFound)
    assert "Did you mean 'ru-core'" in str(error)
    assert all(name in str(error) for name in bundled_names())


@pytest.mark.parametrize("name", ["", "\0", "x" * 5000, "a\nb", "~", "..x", "/nowhere/at/all.yaml"])
def test_a_name_that_no_file_can_have_is_not_found(name):
    assert refusal(name, StandardNotFound).findings


@pytest.mark.parametrize("source", [None, 5, b"ru-core", ["ru-core"], object()])
def test_what_is_no_source_at_all_is_refused_in_words(source):
    assert "path or a mapping" in str(refusal(source))


def test_loops_of_links_devices_and_closed_files_are_refused(tmp_path, monkeypatch):
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert refusal(tmp_path / "loop.yaml").findings
    assert only(refusal(tmp_path), "unreadable-file")
    (tmp_path / "loop.yaml").unlink()
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "shop.yaml").write_text(SMALL, "utf-8")
    assert load_standard(tmp_path / "again" / "again").id == "shop"
    os.mkfifo(tmp_path / "pipe.yaml")
    assert only(refusal(tmp_path / "pipe.yaml"), "not-a-file")
    assert refusal("/dev/null").findings[0].rule == "not-a-file"

    def closed(self, *args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    finding = only(refusal(tmp_path / "shop.yaml"), "unreadable-file")
    assert "Permission denied" in finding.message


def test_a_folder_that_may_not_be_listed_is_refused(tmp_path, monkeypatch):
    def closed(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("servicekit.load.shelf.bundled_names", list)
    monkeypatch.setattr(Path, "iterdir", closed)
    assert "Permission denied" in only(refusal(tmp_path), "unreadable-file").message


def test_bounds_stop_a_hostile_file_early(write, monkeypatch):
    deep = write(deep="standard: shop\ntitle: " + "[" * 100_000)
    # libyaml counts brackets itself since 0.2.6, and stops before it hands over the first of them.
    assert only(refusal(deep / "deep.yaml"), "too-deep").place.column >= 8 + MAX_DEPTH - 1
    deep = write(deep="standard: shop\ntitle: " + "[" * 900)
    assert only(refusal(deep / "deep.yaml"), "too-deep").place.column == 8 + MAX_DEPTH - 1
    nested = write(nested="".join(f"{'  ' * n}a:\n" for n in range(200)))
    assert only(refusal(nested / "nested.yaml"), "too-deep")
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "too-many-values" in {f.rule for f in refusal(write(bomb="\n".join(lines)) / "bomb.yaml").findings}
    monkeypatch.setattr("servicekit.load.reading.MAX_FILE_BYTES", 100)
    assert only(refusal(write(big="# " + "x" * 200) / "big.yaml"), "too-large")


def test_a_mapping_that_holds_itself_or_is_too_deep_is_refused():
    endless = {"standard": "shop"}
    endless["rules"] = endless
    assert only(refusal(endless), "too-deep")
    assert only(refusal({"standard": "shop", 5: "x"}), "key-not-text")
    assert only(refusal({"standard": "shop", "title": object()}), "not-plain")


def test_findings_about_a_mapping_name_the_keys(rule):
    error = refusal({"standard": "shop", "stop_phrases": [{"id": "x", "say": [5]}]})
    assert any(f.message.startswith("stop_phrases[0].say[0]: ") for f in error.findings)
    assert all(f.place is None for f in error.findings)


def test_off_read_by_another_reader_as_false_is_off():
    parent = standards_folder() / "en-core"
    rule_id = next(load_standard(parent).all_rules()).id
    standard = load_standard(
        {"standard": "shop", "extends": ["en-core"], "override": {rule_id: {"severity": False}}}
    )
    assert standard.rule(rule_id).severity == "off"


def test_a_phrase_of_a_page_is_refused(write, rule):
    folder = write(shop=SMALL + "stop_phrases:\n" + rule(phrase="слово " * 200 + "слово"))
    assert "long-phrase" in {f.rule for f in refusal(folder / "shop.yaml").findings}


def test_patterns_are_refused_without_re2(write, monkeypatch):
    text = """\
        standard: shop
        rules:
          - id: caps
            kind: pattern
            pattern: "[А-Я]{5,}"
            why: Так не пишут.
            say: [Пишите строчными.]
            catches: [СРОЧНО, СЕЙЧАС]
            allows: [срочно, сейчас]
        """
    folder = write(shop=text)
    assert load_standard(folder / "shop.yaml").rule("caps")
    monkeypatch.setitem(sys.modules, "re2", None)
    assert "servicekit[fast]" in only(refusal(folder / "shop.yaml"), "pattern-engine").say[0]


def test_the_standards_are_found_beside_the_code_and_inside_a_wheel(tmp_path, monkeypatch):
    assert standards_folder() == Path(__file__).parents[2] / "standards"
    package = tmp_path / "site-packages" / "servicekit"
    (package / "standards" / "one").mkdir(parents=True)
    (package / "standards" / "one" / "header.yaml").write_text("standard: one\n", "utf-8")
    (package / "standards" / "two.yml").write_text("standard: two\n", "utf-8")
    (package / "standards" / "empty").mkdir()
    monkeypatch.setattr("servicekit.load.shelf.__file__", str(package / "load" / "shelf.py"))
    assert bundled_names() == ["one", "two"]
    assert [load_standard(name).id for name in bundled_names()] == ["one", "two"]


def test_a_standard_holds_nothing_of_the_file_it_was_read_from(write, rule):
    text = """\
        standard: shop
        situations: [{id: hi, title: Привет}]
        speech_modules:
          - id: hi
            situation: hi
            text: "{{ days }}, привет!"
            slots: {days: {many: true, required: false, fallback: [днём], example: [завтра, днём]}}
        """
    folder = write(shop__a=text, shop__b="stop_phrases:\n" + rule())
    standard = load_standard(folder / "shop")
    slot = standard.speech_modules[0].slots["days"]
    assert (type(slot.example), type(slot.fallback)) == (list, list)
    again = pickle.loads(pickle.dumps(standard))  # noqa: S301 - our own bytes
    assert again == standard
    assert again.stop_phrases[0].place == standard.stop_phrases[0].place


def test_importing_servicekit_and_its_loader_reads_no_yaml_library():
    code = "import sys, servicekit, servicekit.load; servicekit.load.bundled_names(); print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_text_of_a_file_may_be_decoded_without_a_file():
    assert decode(b"a: b", "x.yaml").text == "a: b"
