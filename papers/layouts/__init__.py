"""One file a form: which fields stand where; what the pages share stands in the files above."""
