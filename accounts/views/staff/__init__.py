"""The pages of Beheer, on the same verbs as everything else."""
