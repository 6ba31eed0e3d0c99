"""Makes patterns out of phrases; a start from the cache does without this room."""

from servicekit.match.compile.compiler import check_phrase, compile_entries

__all__ = ["check_phrase", "compile_entries"]
