"""Who may speak for whom: the authority's root, its roster of devices, enrolment."""
