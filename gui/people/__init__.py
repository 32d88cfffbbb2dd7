"""The register itself: the table of people, and the file of one person beside it."""
