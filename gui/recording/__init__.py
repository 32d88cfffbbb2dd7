"""Acts that are recorded about people: what each asks, when it is possible, which verb it calls."""
