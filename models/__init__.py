"""Nouns and rules of the register: no input or output, no Qt."""
