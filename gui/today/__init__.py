"""The first screen: what is owed, to whom, by when."""
