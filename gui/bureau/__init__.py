"""The room of the Information Bureau: what it is to be told, what it answered, enquiries, visits."""
