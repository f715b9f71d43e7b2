"""The portal's own settings, with the anchors beside the portal's addresses."""

from samenorganiseren.settings import *

ROOT_URLCONF = "benchmarks.urls"
