"""What every part of the open API shares: the NL GOV API Design Rules 2.2.

https://gitdocumentatie.logius.nl/publicatie/api/adr/
"""

VERSION = "1.0.0"
PROBLEM_JSON = "application/problem+json"
