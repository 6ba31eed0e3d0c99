"""Tests of a standard: the pytest plugin that runs every example of every rule."""
