"""Moving prisoners on and receiving them: a transfer as a checklist, a list as a roll-call."""
