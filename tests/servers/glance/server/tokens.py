"""In place of an identity service: a token says who asks, `user@project:role`.

What an identity service finds out about a token reaches Glance as headers. Any other token, and none, leaves them out,
and Glance answers 401 of its own accord. Whoever reaches the port may be anybody: for tests on one machine only.
"""

import re

TOKEN = re.compile(r"(?P<user>[^@:]+)@(?P<project>[^@:]+):(?P<role>admin|member|reader)")
# A role has those below it, as in a real identity service.
ROLES = ["admin", "member", "reader"]


class Tokens:
    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        claims = [name for name in environ if name.startswith("HTTP_X_") and name != "HTTP_X_AUTH_TOKEN"]
        for name in claims:
            del environ[name]
        token = TOKEN.fullmatch(environ.get("HTTP_X_AUTH_TOKEN", ""))
        if token:
            environ["HTTP_X_IDENTITY_STATUS"] = "Confirmed"
            environ["HTTP_X_USER_ID"] = token["user"]
            environ["HTTP_X_PROJECT_ID"] = environ["HTTP_X_TENANT_ID"] = token["project"]
            environ["HTTP_X_ROLES"] = ",".join(ROLES[ROLES.index(token["role"]) :])
            environ["HTTP_X_USER_DOMAIN_ID"] = environ["HTTP_X_PROJECT_DOMAIN_ID"] = "default"
        return self.application(environ, start_response)


def filter_factory(_global_options, **_options):
    return Tokens
