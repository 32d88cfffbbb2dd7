"""Creating a register in under a minute."""
