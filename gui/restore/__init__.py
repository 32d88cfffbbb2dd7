"""A backup becomes a register of this laptop."""
