"""Speed, measured as ratios within one run: `make bench`. See README.md here."""
