"""Serves Glance's own application on this machine: `api.py PORT`."""

import sys

from glance.wsgi.api import application
from waitress import serve

serve(application, listen=f"127.0.0.1:{sys.argv[1]}", threads=8)
