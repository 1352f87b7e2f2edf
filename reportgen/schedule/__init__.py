"""Which yearly runs are due, whether their data are there, running them once, and telling what came of it."""
