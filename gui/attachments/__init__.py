"""Photographs of objects and scans of papers: attach, look at, save a copy."""
