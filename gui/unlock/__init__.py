"""Opening a register, or the practice register, with a passphrase."""
