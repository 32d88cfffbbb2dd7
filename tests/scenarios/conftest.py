"""The register of the verbs' own tests: real, in a temporary folder, with the clock in the test's hand."""

from tests.casework.conftest import hand, workspace

__all__ = ["hand", "workspace"]
