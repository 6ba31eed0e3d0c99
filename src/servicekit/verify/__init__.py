"""What is wrong with a standard itself: proofs over all of its rules."""

from servicekit.verify.examples import ExampleResult, check_examples

__all__ = ["ExampleResult", "check_examples"]
