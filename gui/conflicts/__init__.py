"""The screen where people settle what registers wrote apart."""
