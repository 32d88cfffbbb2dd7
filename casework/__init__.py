"""Verbs: what an officer does, one function each; returns what it touched."""
