"""Reads of the register that span models."""

from .lineage import lineage_of, main_successor
from .population import population_on
from .version import register_version

__all__ = ["lineage_of", "main_successor", "population_on", "register_version"]
