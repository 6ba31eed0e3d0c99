"""What every test shares: how long properties search, and which files are no tests."""

import os

from hypothesis import HealthCheck, settings

# YAML under tests/ are cases for tests; the plugin would collect those with a header as standards.
collect_ignore_glob = ["*.yaml", "*.yml"]

pytest_plugins = ["pytester"]

# Tests read their YAML each time; those of the cache bring a folder of their own.
os.environ["SERVICEKIT_CACHE"] = "off"

# Two shared cores make single examples slow at random, so that a deadline proves nothing.
_slow = [HealthCheck.too_slow]
settings.register_profile("quick", max_examples=30, deadline=None, suppress_health_check=_slow)
settings.register_profile(
    "ci", max_examples=150, deadline=None, derandomize=True, suppress_health_check=_slow
)
settings.register_profile("long", max_examples=5_000, deadline=None, suppress_health_check=_slow)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "quick"))
