"""The vault: encrypted file, key slots, journal, unit of work, projection, migrations."""
