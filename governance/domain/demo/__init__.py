"""The made-up story of the demo: bodies with people, and dossiers at every stage.

Told with the verbs that everybody uses, each at its own moment before today, so that
nothing stands here that the portal would refuse. Everything in it says *fictief*.
"""
