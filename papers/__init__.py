"""Printed forms: frozen content in, PDF bytes out; no clock, no database."""
