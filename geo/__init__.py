"""WHERE: districts, toponyms and the geometry of control. Pure; knows no claim and no day."""
