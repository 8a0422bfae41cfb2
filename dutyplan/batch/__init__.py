"""Many plans, each solved in a process of its own: on this machine, or on a cluster."""
