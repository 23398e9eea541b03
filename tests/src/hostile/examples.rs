//! Code blocks: JSON, XML, HTTP messages, curl commands.

use super::{Kind, Place};

/// The kinds.
pub(super) const KINDS: &[Kind] = &[
    Kind::new("code blocks", Place::Responses, ".. code::\n\n    a§\n\n"),
    Kind::new("examples of JSON", Place::Responses, ".. code::\n\n    {\"a\": §}\n\n"),
    Kind::new("examples of JSON, each of its own key", Place::Responses, ".. code::\n\n    {\"a§\": 1}\n\n"),
    Kind::new(
        "examples of JSON with a title",
        Place::Responses,
        "**Example §: JSON request**\n\n.. code::\n\n    {\"a\": §}\n\n",
    ),
    Kind::new("examples of XML", Place::Responses, ".. code::\n\n    <a>§</a>\n\n"),
    Kind::new("examples of statuses", Place::Responses, ".. code::\n\n    HTTP/1.1 200 OK\n\n"),
    Kind::new(
        "examples of statuses and bodies",
        Place::Responses,
        ".. code::\n\n    HTTP/1.1 200 OK\n    A: §\n\n.. code::\n\n    {\"a\": 1}\n\n",
    ),
    Kind::new("examples of curl", Place::Requests, ".. code::\n\n    curl -d '{\"a\": 1}' http://a/§\n\n"),
    Kind::new("JSON: an array of numbers", Place::Response, "§,").after("[").before("1]"),
    Kind::new("JSON: an array of small numbers", Place::Response, "1,").after("[").before("1]"),
    Kind::new("JSON: an array of empty objects", Place::Response, "{},").after("[").before("{}]"),
    Kind::new("JSON: an array of empty arrays", Place::Response, "[],").after("[").before("[]]"),
    Kind::new("JSON: an array of empty texts", Place::Response, "\"\",").after("[").before("\"\"]"),
    Kind::new("JSON: an array of null", Place::Response, "null,").after("[").before("null]"),
    Kind::new("JSON: an array of mixed kinds", Place::Response, "1,\"a\",{},[],null,true,").after("[").before("1]"),
    Kind::new("JSON: an array of objects", Place::Response, "{\"a\":1},").after("[").before("{\"a\":2}]"),
    Kind::new("JSON: an array of objects of their own keys", Place::Response, "{\"a§\":1},")
        .after("[")
        .before("{\"a\":2}]"),
    Kind::new("JSON: deep arrays", Place::Response, "[").closed_by("]"),
    Kind::new("JSON: deep objects", Place::Response, "{\"a\":").closed_by("}").before("1"),
    Kind::new("JSON: deep open arrays", Place::Response, "["),
    Kind::new("JSON: deep open objects", Place::Response, "{\"a\":"),
    Kind::new("JSON: keys", Place::Response, "\"a§\":1,").after("{").before("\"a\":1}"),
    Kind::new("JSON: keys of objects", Place::Response, "\"a§\":{\"b\":1,\"c\":\"x\"},").after("{").before("\"a\":1}"),
    Kind::new("JSON: keys that are numbers", Place::Response, "\"§\":1,").after("{").before("\"1\":1}"),
    Kind::new("JSON: keys that are numbers, of objects", Place::Response, "\"§\":{\"b\":1},")
        .after("{")
        .before("\"1\":{}}"),
    Kind::new("JSON: keys that are versions", Place::Response, "\"v§.1\":1,").after("{").before("\"1\":1}"),
    Kind::new("JSON: keys that are UUIDs", Place::Response, "\"§0-0000-0000-0000-00000§\":1,")
        .after("{")
        .before("\"1\":1}"),
    Kind::new("JSON: one key", Place::Response, "\"a\":1,").after("{").before("\"a\":1}"),
    Kind::new("JSON: one key of objects", Place::Response, "\"a\":{\"a\":1},").after("{").before("\"a\":1}"),
    Kind::new("JSON: numbers without an end", Place::Response, "1"),
    Kind::new("JSON: a long exponent", Place::Response, "1").after("[1e").before("]"),
    Kind::new("JSON: a long text", Place::Response, "a").after("\"").before("\""),
    Kind::new("JSON: escapes", Place::Response, "\\u00e9").after("[\"").before("\"]"),
    Kind::new("JSON: open escapes", Place::Response, "\\").after("[\""),
    Kind::new("JSON: open texts", Place::Response, "\"").after("["),
    Kind::new("JSON: elisions", Place::Response, "...,").after("[").before("1]"),
    Kind::new("JSON: elisions in objects", Place::Response, "...,").after("{").before("\"a\":1}"),
    Kind::new("JSON: missing commas", Place::Response, "\"a§\":1 ").after("{").before("}"),
    Kind::new("JSON: missing colons", Place::Response, "\"a§\" 1,").after("{").before("}"),
    Kind::new("JSON: missing quotation marks", Place::Response, "a§:1,").after("{").before("}"),
    Kind::new("JSON: trailing commas", Place::Response, "[1,],").after("[").before("1]"),
    Kind::new("JSON: many commas", Place::Response, "1,,").after("[").before("1]"),
    Kind::new("JSON: curly quotation marks", Place::Response, "“a§”:1,").after("{").before("\"a\":1}"),
    Kind::new("JSON: single quotation marks", Place::Response, "'a§':1,").after("{").before("\"a\":1}"),
    Kind::new("JSON: blanks without a break", Place::Response, "\u{a0}1,").after("[").before("1]"),
    Kind::new("JSON: comments", Place::Response, "/* a */1,").after("[").before("1]"),
    Kind::new("JSON: line comments", Place::Response, "// a\n    ").after("[").before("1]"),
    Kind::new("JSON: open comments", Place::Response, "/*").after("["),
    Kind::new("JSON: documents", Place::Response, "{\"a\":1}\n    "),
    Kind::new("JSON: words that are no JSON", Place::Response, "word ").after("{"),
    Kind::new("JSON: closing brackets", Place::Response, "]").after("["),
    Kind::new("JSON: objects that contain themselves", Place::Response, "{\"a\":[{\"b\":1}],\"d\":{\"a\":[").after("["),
    Kind::new("JSON: texts that are dates", Place::Response, "\"2013-05-06T07:08:09Z\",").after("[").before("\"a\"]"),
    Kind::new("JSON: texts that are UUIDs", Place::Response, "\"0a1b2c3d-0a1b-0a1b-0a1b-0a1b§\",")
        .after("[")
        .before("\"a\"]"),
    Kind::new("JSON: texts that are numbers", Place::Response, "\"§\",").after("[").before("\"a\"]"),
    Kind::new("JSON: objects told apart by a value", Place::Response, "{\"type\":\"a§\",\"b§\":1},")
        .after("[")
        .before("1]"),
    Kind::new("JSON: objects that are alike", Place::Response, "{\"a\":{\"b\":1,\"c\":[{\"d\":null}]}},")
        .after("[")
        .before("1]"),
    Kind::new("JSON: tables under keys", Place::Response, "\"a§\":[{\"b\":1}],").after("{").before("\"a\":1}"),
    Kind::new("JSON: a string on many lines", Place::Json, "a\n    "),
    Kind::new("XML: elements", Place::Response, "<a>§</a>").after("<r>").before("</r>"),
    Kind::new("XML: deep", Place::Response, "<a>").closed_by("</a>"),
    Kind::new("XML: open", Place::Response, "<a "),
    Kind::new("XML: attributes", Place::Response, "a§=\"b\" ").after("<r ").before("/>"),
    Kind::new("message: headers", Place::Response, "A§: b\n    ").after("HTTP/1.1 200 OK\n    "),
    Kind::new("message: one header", Place::Response, "A: b\n    ").after("HTTP/1.1 200 OK\n    "),
    Kind::new("message: folded header", Place::Response, "  b\n    ").after("HTTP/1.1 200 OK\n    A: b\n    "),
    Kind::new("message: first lines", Place::Response, "HTTP/1.1 200 OK\n    "),
    Kind::new("message: messages", Place::Response, "HTTP/1.1 200 OK\n    A: §\n\n    {\"a\": 1}\n\n    "),
    Kind::new("message: requests", Place::Response, "GET /a/§ HTTP/1.1\n    A: §\n\n    "),
    Kind::new("message: a long first line", Place::Response, "a").after("HTTP/1.1 200 "),
    Kind::new("message: lines that are no headers", Place::Response, "word word\n    ").after("HTTP/1.1 200 OK\n    "),
    Kind::new("message: headers alone", Place::Response, "X-A§: b\n    "),
    Kind::new("message: status spellings", Place::Response, "Status: 200 OK\n    "),
    Kind::new("curl: options", Place::Request, "-H 'A§: b' ").after("curl ").before("http://a/"),
    Kind::new("curl: data", Place::Request, "-d 'a§=1' ").after("curl ").before("http://a/"),
    Kind::new("curl: continued lines", Place::Request, "-v \\\n    ").after("curl ").before("http://a/"),
    Kind::new("curl: an open quotation", Place::Request, "a§ ").after("curl -d '"),
    Kind::new("curl: commands", Place::Request, "curl -X POST http://a/§ -d '{\"a\": 1}'\n    "),
    Kind::new("curl: quotation marks", Place::Request, "'\"").after("curl "),
    Kind::new("labels of headers", Place::Response, "    Headers:\n").after("HTTP/1.1 200 OK\n"),
    Kind::new("labels of headers, parted", Place::Response, "\n    Headers:\n").after("HTTP/1.1 200 OK\n"),
    Kind::new("labels of bodies", Place::Response, "    A: b\n    Body: a\n").after("HTTP/1.1 200 OK\n"),
];
