"""Pages of one's own account, of an organisation's people, and of Beheer."""
