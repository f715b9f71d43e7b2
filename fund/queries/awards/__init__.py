"""Requests, awards, tranches, payments out, accountability."""
