"""The roll-call of the station: who should be there, two who count, and what becomes of who is missing."""
