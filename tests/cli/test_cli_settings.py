"""Which standard counts when the call names none."""

import pytest

from servicekit.cli.settings import DEFAULT_STANDARD, default_standards
from servicekit.errors import StandardError


def test_without_settings_it_is_the_russian_service(tmp_path):
    assert default_standards(tmp_path) == [DEFAULT_STANDARD] == ["ru-service"]


def test_the_nearest_settings_count_alone(shop):
    shop.write("pyproject.toml", '[tool.servicekit]\nstandard = "ru-core"\n')
    shop.write("a/pyproject.toml", "[project]\nname = 'x'\n")
    shop.write("a/b/servicekit.yaml", "standard: [en-core, ./own]\n")
    assert default_standards(shop.folder) == ["ru-core"]
    assert default_standards(shop.folder / "a") == ["ru-core"]
    assert default_standards(shop.folder / "a" / "b") == ["en-core", str(shop.folder / "a" / "b" / "own")]


def test_paths_start_from_the_folder_of_the_settings(shop, monkeypatch):
    shop.write("pyproject.toml", '[tool.servicekit]\nstandard = "shop.yaml"\n')
    shop.write("deep/er/a.txt", "Это не моя проблема.")
    monkeypatch.chdir(shop.folder / "deep" / "er")
    assert shop.run("lint", "a.txt").exit_code == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("pyproject.toml", '[tool.servicekit]\nstandart = "ru-core"\n', "Did you mean 'standard'?"),
        ("pyproject.toml", "[tool.servicekit]\nstandard = 7\n", "takes a name, a path, or a list"),
        ("pyproject.toml", "[tool.servicekit]\nstandard = []\n", "takes a name, a path, or a list"),
        ("pyproject.toml", "[tool]\nservicekit = 1\n", "no table"),
        ("pyproject.toml", "[tool.servicekit\n", "no TOML"),
        ("servicekit.yaml", "standard: a\nstop_phrases: []\n", "servicekit lint --standard FILE"),
        ("servicekit.yaml", "- a\n", "unknown setting"),
        ("servicekit.yaml", "standard: [a\n", "cannot be read"),
    ],
)
def test_settings_that_cannot_be_used_are_told(shop, name, text, said):
    shop.write(name, text)
    with pytest.raises(StandardError, match=r".") as caught:
        default_standards(shop.folder)
    assert said in str(caught.value)
    shop.write("a.txt", "Готово.")
    result = shop.run("lint", "a.txt")
    assert result.exit_code == 2
    assert name in result.output
