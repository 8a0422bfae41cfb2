"""What calendars need beside duties: zones, moments, names of files."""
