"""The tour: the whole main job walked without a display, through the program's own window and verbs."""
