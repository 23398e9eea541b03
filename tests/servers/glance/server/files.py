"""Serves a folder to import tasks: `files.py PORT FOLDER`.

`/slow/NAME` takes its time, so that a task is seen at work.
"""

import functools
import sys
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

PIECES = 6
SLOW = "/slow/"


class Files(SimpleHTTPRequestHandler):
    def translate_path(self, path):
        return super().translate_path(path.removeprefix(SLOW.rstrip("/")))

    def copyfile(self, source, outputfile):
        if not self.path.startswith(SLOW):
            return super().copyfile(source, outputfile)
        data = source.read()
        size = max(1, len(data) // PIECES)
        for start in range(0, len(data), size):
            outputfile.write(data[start : start + size])
            time.sleep(0.5)


handler = functools.partial(Files, directory=sys.argv[2])
ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()
