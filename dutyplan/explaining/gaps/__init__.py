"""Why duties miss people or skills."""
