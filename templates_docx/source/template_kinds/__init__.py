"""One module for each document type: the order of its parts and what its manifest asks for."""

from __future__ import annotations
