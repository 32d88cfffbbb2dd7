"""Figures of the station: charts and tables of who came, who is held, and how transfers went."""
