"""Pictures: what questionnaires and pages show, taken from the picture set or the area's own, checked, and licensed."""
