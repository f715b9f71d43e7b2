"""How long the suite waits, in seconds; what goes well is not waited for.

A machine with two busy cores may need ten times as long as a quiet one.
"""

# One answer, one page, one ending.
STEP = 60
# A program that reads the whole portal before it begins: a web server, a worker.
FIRST_START = 240
