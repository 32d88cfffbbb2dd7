"""The bureau's server: a station without a screen; refuses to know verbs, papers or screens."""
