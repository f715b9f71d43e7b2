"""What may happen later: dossiers, papers, the chain."""
