"""Serves Glance's own application on this machine: `api.py PORT`."""

import sys

from glance.wsgi.api import application
from sqlalchemy import event
from sqlalchemy.engine import Engine
from waitress import serve


@event.listens_for(Engine, "before_cursor_execute", retval=True)
def begin_as_writer(_connection, _cursor, statement, parameters, _context, _executemany):
    """Lets a transaction wait for its turn.

    SQLite refuses one that has read and then writes while another one does, at once and whatever its timeout; a task
    that is refused while it says that it has ended stays "processing" for ever.
    """
    return ("BEGIN IMMEDIATE" if statement == "BEGIN" else statement), parameters


serve(application, listen=f"127.0.0.1:{sys.argv[1]}", threads=8)
