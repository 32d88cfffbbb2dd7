"""The page on which a person is recorded: one page, keyboard only, one person or a group; imports nothing."""
