"""Forms of accounts, people and Beheer."""
