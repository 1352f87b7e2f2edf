"""The neutral document: frozen nodes that a template becomes and that every writer reads."""
