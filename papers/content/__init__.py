"""What stands on each printed form, as frozen plain values; refuses records, rows and clocks.

Whoever prints chooses the values; a form only arranges them. No class here has a field for how somebody
came, for a diagnosis or for coordinates, so none of them can reach a paper.
"""
