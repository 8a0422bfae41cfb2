"""Where the work on many plans is done: processes on this machine, or a Dask cluster."""
