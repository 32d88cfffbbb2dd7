"""Station, officers, look, check, backup, erase."""
