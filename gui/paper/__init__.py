"""Preview, printing and saving of one paper."""
