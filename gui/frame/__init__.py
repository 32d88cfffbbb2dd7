"""The frame around all screens: rail, search, saved line, lock."""
