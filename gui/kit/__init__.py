"""Controls that all screens share, one file a family; imports nothing, so that presenters may use its values."""
