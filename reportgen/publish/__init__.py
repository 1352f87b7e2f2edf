"""Publish: finished files go into place all together, or not at all."""

from reportgen.publish.place import publish

__all__ = ["publish"]
