//! Operations, response codes, parameters, and what their prose says of values.

use super::{Kind, Place};

/// The kinds.
pub(super) const KINDS: &[Kind] = &[
    Kind::new("statuses", Place::Codes, "|200           |a§ |word       |\n+--------------+---------+-----------+\n"),
    Kind::new("statuses of many codes", Place::Requests, "400 401 402 ")
        .after(
            ".. list-table::\n   :header-rows: 1\n\n   * - Response Code\n     - Name\n\
         \x20    - Description\n   * - ",
        )
        .before("\n     - a\n     - b\n"),
    Kind::new(
        "statuses without a code",
        Place::Codes,
        "|              |a§ |word       |\n+--------------+---------+-----------+\n",
    ),
    Kind::new(
        "statuses without a name",
        Place::Codes,
        "|200           |         |word       |\n+--------------+---------+-----------+\n",
    ),
    Kind::new("a name of many parents", Place::List, "a.").after("   * - ").before("b\n     - String\n     - word\n"),
    Kind::new(
        "names of ever more parents",
        Place::List,
        "   * - a§.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t\n     - String\n     - word\n",
    ),
    Kind::new("parents of many children", Place::List, "   * - a.b§\n     - String\n     - word\n"),
    Kind::new("objects in objects", Place::List, "   * - a§\n     - Object\n     - word\n"),
    Kind::new("indexed names", Place::List, "   * - a[*].b§\n     - String\n     - word\n"),
    Kind::new("names of paths", Place::List, "   * - $.a.b§\n     - String\n     - word\n"),
    Kind::new("braced names", Place::List, "   * - {b§}\n     - String\n     - word\n"),
    Kind::new("names without a type", Place::List, "   * - a§\n     - \n     - word\n"),
    Kind::new("required names", Place::List, "   * - a§\n     - String *(Required)*\n     - word\n"),
    Kind::new("modifiers in a type", Place::List, "*(Required)* ").after("   * - a\n     - ").before("\n     - word\n"),
    Kind::new("modifiers in a name", Place::List, "(optional) ")
        .after("   * - a")
        .before("\n     - String\n     - word\n"),
    Kind::new("headers", Place::List, "   * - X-A§\n     - Header String\n     - word\n"),
    Kind::new("path parameters of a long path", Place::Path, "{a§}/").before("\n\n"),
    Kind::new("queries of a long path", Place::Page, "a§={b§}&")
        .after("Show\n^^^^\n\n.. code::\n\n    GET /?")
        .before("\n\n"),
    Kind::new("one letter a segment", Place::Path, "a/").before("\n\n"),
    Kind::new("braces of a path", Place::Path, "{").before("\n\n"),
    Kind::new("operations", Place::Page, "Show §\n^^^^^^^^^^^^\n\n.. code::\n\n    GET /a/{b§}\n\n"),
    Kind::new("operations of one name", Place::Page, "Show\n^^^^\n\n.. code::\n\n    GET /a/{b}\n\n"),
    Kind::new(
        "operations with a table",
        Place::Page,
        "Show §\n^^^^^^^^^^^^\n\n.. code::\n\n    GET /a/{b§}\n\nRequest\n\
         \"\"\"\"\"\"\"\n\n+---------+--------+------------+\n\
         |Name     |Type    |Description |\n+=========+========+============+\n\
         |b§ |String  |word        |\n+---------+--------+------------+\n\n",
    ),
    Kind::new(
        "operations with an example",
        Place::Page,
        "Show §\n^^^^^^^^^^^^\n\n.. code::\n\n    GET /a/{b§}\n\nResponse\n\
         \"\"\"\"\"\"\"\"\n\n.. code::\n\n    {\"a§\": {\"b\": §}}\n\n",
    ),
    Kind::new(
        "operations that answer alike",
        Place::Page,
        "Show §\n^^^^^^^^^^^^\n\n.. code::\n\n    GET /a/{b§}\n\nResponse\n\
         \"\"\"\"\"\"\"\"\n\n.. code::\n\n    {\"lamp\": {\"b\": §, \"c\": \"x\"}}\n\n",
    ),
    Kind::new("signatures", Place::Page, ".. code::\n\n    GET /a/{b§}\n\n"),
    Kind::new("directives that declare", Place::Page, ".. http:get:: /a/{b§}\n\n").after("Show\n^^^^\n\n"),
    Kind::new("rubrics that declare", Place::Page, ".. rubric:: GET /a/{b§}\n\n").after("Show\n^^^^\n\n"),
    Kind::new("headings that declare", Place::Page, "GET /a/{b§}\n------------\n\nMore\n~~~~\n\n"),
    Kind::new("a path on many lines", Place::Page, "    b§/\n").after("Show\n^^^^\n\n::\n\n  GET /a/\n"),
    Kind::new("signatures under one heading", Place::Operation, ".. code::\n\n    GET /a/b§\n\n"),
    Kind::new("literals that declare", Place::Page, "``\"GET /a\"``\n\n").after("Show\n^^^^\n\n"),
    Kind::new("paragraphs that declare", Place::Page, "GET - /a/{b§}\n\n:statuscode 200: a\n\n").after("Show\n^^^^\n\n"),
    Kind::new(
        "operations that are shown",
        Place::Page,
        "Show §\n^^^^^^^^^^^^\n\n::\n\n   curl https://a/b/§\n\nThe possible response codes:\n\n\
         +----+----+\n|Code|Name|\n+====+====+\n|200 |a   |\n+----+----+\n\n",
    ),
    Kind::new("requests that are shown", Place::Page, "::\n\n   curl https://a\n\n").after(
        "Show\n^^^^\n\nThe possible response codes:\n\n+----+----+\n|Code|Name|\n+====+====+\n|200 |a   |\n+----+----+\n\n",
    ),
    Kind::new("fields of parameters", Place::Operation, ":query int a§: b\n"),
    Kind::new("fields of codes", Place::Operation, ":statuscode 200: a\n\nb\n\n"),
    Kind::new("fields of all kinds", Place::Operation, ":query a§: b\n:c: d\n:statuscode 200: a\n"),
    Kind::new("a field with a list", Place::Operation, "   * a§\n").after(":query a: b\n\n"),
];
