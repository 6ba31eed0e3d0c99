"""The parts of ``bench/phrases.py``: what is compared, how it is timed, and the page it is written to."""
