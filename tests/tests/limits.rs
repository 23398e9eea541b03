//! Every limit on what is read of a page is reported where it is met, and where it is only reached nothing is said.

use docbind_codegen::diagnostic::Code;
use docbind_codegen::limit;
use docbind_codegen::source::{Source, Sources};

/// The limits of folders, which `codegen/src/load/tests.rs` shows.
const OF_FOLDERS: &[&str] = &["FILES", "FOLDER_DEPTH", "TOTAL_BYTES", "PAGE_BYTES"];

/// A limit, and pages that have so many of what it bounds; the first is the page with the operation.
struct Limit {
    name: &'static str,
    allowed: usize,
    code: Code,
    message: &'static str,
    pages: fn(usize) -> Vec<String>,
}

/// The limits of pages.
const LIMITS: &[Limit] = &[
    Limit {
        name: "DIAGNOSTICS",
        allowed: limit::DIAGNOSTICS,
        code: Code::ParameterWithoutName,
        message: "more like this",
        pages: |count| request(&[LIST, &"   * -\n     - String\n     - Text.\n".repeat(count)].concat()),
    },
    Limit {
        name: "OPERATIONS",
        allowed: limit::OPERATIONS,
        code: Code::CountLimit,
        message: "operations",
        pages: |count| vec![(0..count).map(|at| declared(&format!("Dim lamp {at}"), "/lamps/{lamp}")).collect()],
    },
    Limit {
        name: "OPERATIONS",
        allowed: limit::OPERATIONS,
        code: Code::CountLimit,
        message: "operations",
        pages: |count| vec![format!("Lamps\n^^^^^\n\n{}", ".. http:get:: /lamps\n\n".repeat(count))],
    },
    Limit {
        name: "ROWS",
        allowed: limit::ROWS,
        code: Code::CountLimit,
        message: "rows",
        pages: |count| {
            let row = |at| format!("   * - a{at}\n     - String\n     - Text.\n");
            request(&[LIST, &(0..count).map(row).collect::<String>()].concat())
        },
    },
    Limit {
        name: "EXAMPLES",
        allowed: limit::EXAMPLES,
        code: Code::CountLimit,
        message: "examples",
        pages: |count| request(&"**Example**\n\n.. code::\n\n    {\"a\": 1}\n\n".repeat(count)),
    },
    Limit {
        name: "HEADERS",
        allowed: limit::HEADERS,
        code: Code::CountLimit,
        message: "headers of examples",
        pages: |count| {
            let headers: String = (0..count).map(|at| format!("    X-Lamp-{at}: on\n")).collect();
            request(&[".. code::\n\n    GET /lamps/7 HTTP/1.1\n", &headers].concat())
        },
    },
    Limit {
        name: "MESSAGES",
        allowed: limit::MESSAGES,
        code: Code::CountLimit,
        message: "messages",
        pages: |count| request(&[".. code::\n\n", &"    GET /lamps/7 HTTP/1.1\n\n".repeat(count)].concat()),
    },
    Limit {
        name: "EXCHANGES",
        allowed: limit::EXCHANGES,
        code: Code::CountLimit,
        message: "requests",
        pages: |count| {
            let request = ".. code::\n\n    GET /lamps/7 HTTP/1.1\n    Accept: application/json\n\n";
            let guide = format!("Lamps\n=====\n\n{}", request.repeat(count));
            vec![declared("Dim lamp", "/lamps/{lamp}"), guide]
        },
    },
    Limit {
        name: "JSON_VALUES",
        allowed: limit::JSON_VALUES,
        code: Code::CountLimit,
        message: "values",
        // The bracket counts.
        pages: |count| request(&format!(".. code::\n\n    [1{}]\n", ", 1".repeat(count - 1))),
    },
    Limit {
        name: "SPANNING_LINES",
        allowed: limit::SPANNING_LINES,
        code: Code::CountLimit,
        message: "lines stands for several rows",
        pages: |count| spanning(count, 2),
    },
    Limit {
        name: "SPANNED_ROWS",
        allowed: limit::SPANNED_ROWS,
        code: Code::CountLimit,
        message: "rows",
        pages: |count| spanning(1, count),
    },
    Limit {
        name: "JSON_DEPTH",
        allowed: limit::JSON_DEPTH - 1,
        code: Code::JsonUnreadable,
        message: "",
        pages: |count| request(&format!(".. code::\n\n    {}{}\n", "[".repeat(count), "]".repeat(count))),
    },
    Limit {
        name: "REPAIRS",
        allowed: limit::REPAIRS,
        code: Code::JsonUnreadable,
        message: "fewer mistakes",
        pages: |count| request(&format!(".. code::\n\n    [1{}]\n", " 1".repeat(count))),
    },
    Limit {
        name: "PROSE_BYTES",
        allowed: limit::PROSE_BYTES,
        code: Code::CountLimit,
        message: "a description",
        pages: |count| request(&[LIST, "   * - a\n     - String\n     - ", &"a".repeat(count), "\n"].concat()),
    },
    Limit {
        name: "PATH_BYTES",
        allowed: limit::PATH_BYTES,
        code: Code::CountLimit,
        message: "a path",
        pages: |count| {
            vec![declared("Dim lamp", &format!("/lamps/{{lamp}}{}", "/a".repeat((count - 13) / 2 + 1))[..count])]
        },
    },
    Limit {
        name: "SUBSTITUTION_DEPTH",
        allowed: limit::SUBSTITUTION_DEPTH,
        code: Code::CountLimit,
        message: "substitutions",
        pages: |count| {
            let definition = |at| format!(".. |a{at}| replace:: |a{}|\n", at + 1);
            let definitions: String = (1..count).map(definition).collect();
            operation(&format!("|a1|\n\n{definitions}.. |a{count}| replace:: lamp\n"))
        },
    },
    Limit {
        name: "SUBSTITUTED_BYTES",
        allowed: limit::SUBSTITUTED_BYTES,
        code: Code::CountLimit,
        message: "substitutions",
        pages: |count| {
            let half = "a".repeat(count / 2);
            let rest = "b".repeat(count - count / 2);
            operation(&format!("|a|\n\n|b|\n\n.. |a| replace:: {half}\n.. |b| replace:: {rest}\n"))
        },
    },
    Limit {
        name: "BLOCKS",
        allowed: limit::BLOCKS,
        code: Code::CountLimit,
        message: "blocks of a page",
        // A heading and a block of code stand before them.
        pages: |count| operation(&"a\n\n".repeat(count - 2)),
    },
    Limit {
        name: "BLOCK_DEPTH",
        allowed: limit::BLOCK_DEPTH,
        code: Code::NestingLimit,
        message: "",
        pages: |count| {
            let bullet = |at| format!("{}* a\n\n", "  ".repeat(at));
            operation(&(0..count).map(bullet).collect::<String>())
        },
    },
    Limit {
        name: "INCLUDE_DEPTH",
        allowed: limit::INCLUDE_DEPTH,
        code: Code::Include,
        message: "include one another",
        pages: |count| {
            let mut pages = operation(".. include:: page1.rst\n");
            pages.extend((1..count).map(|at| format!(".. include:: page{}.rst\n", at + 1)));
            pages.push("Light.\n".to_owned());
            pages
        },
    },
    Limit {
        name: "INCLUDES",
        allowed: limit::INCLUDES,
        code: Code::Include,
        message: "too many others",
        pages: |count| [operation(&".. include:: page1.rst\n\n".repeat(count)), vec!["Light.\n".to_owned()]].concat(),
    },
    Limit {
        name: "INCLUDED_BYTES",
        allowed: limit::INCLUDED_BYTES,
        code: Code::Include,
        message: "too much text",
        pages: |count| {
            [operation(".. include:: page1.rst\n"), vec!["a\n\n\n".repeat(count / 4 + 1)[..count].to_owned()]].concat()
        },
    },
    Limit {
        name: "COLUMNS",
        allowed: limit::COLUMNS,
        code: Code::TableColumns,
        message: "columns",
        pages: |count| {
            let line = |end: &str, fill: &str| format!("{}{end}\n", format!("{end}{fill}").repeat(count));
            // The line without its bars: a whole grid has no such limit.
            request(&[line("+", "--"), line("|", "a "), "|a\n".to_owned(), line("+", "--")].concat())
        },
    },
    Limit {
        name: "COLUMNS",
        allowed: limit::COLUMNS,
        code: Code::TableColumns,
        message: "values",
        pages: |count| request(&format!(".. csv-table::\n\n   {}\n", vec!["a"; count].join(","))),
    },
    Limit {
        name: "COLUMNS",
        allowed: limit::COLUMNS,
        code: Code::TableColumns,
        message: "columns",
        pages: |count| {
            let [rule, text] = ["==", "aa"].map(|fill| vec![fill; count].join(" "));
            request(&format!("{rule}\n{text}\n{rule}\n{text}\n{rule}\n"))
        },
    },
    Limit {
        name: "COLUMNS",
        allowed: limit::COLUMNS,
        code: Code::TableColumns,
        message: "columns",
        pages: |count| {
            let [text, rule] = ["a", "-"].map(|cell| [cell, "|"].concat().repeat(count));
            request(&format!("|{text}\n|{rule}\n|{text}\n"))
        },
    },
    Limit {
        name: "PARENTS",
        allowed: limit::PARENTS,
        code: Code::NestingLimit,
        message: "parents",
        pages: |count| request(&format!("{LIST}   * - {}a\n     - String\n     - Text.\n", "a.".repeat(count))),
    },
];

const LIST: &str = ".. list-table::\n   :header-rows: 1\n\n   * - Name\n     - Type\n     - Description\n";

fn declared(title: &str, path: &str) -> String {
    format!("{title}\n{}\n\n.. code::\n\n    PUT {path}\n\n", "^".repeat(title.len()))
}

fn operation(text: &str) -> Vec<String> {
    vec![format!("{}{text}", declared("Dim lamp", "/lamps/{lamp}"))]
}

fn request(text: &str) -> Vec<String> {
    operation(&format!("Request\n\"\"\"\"\"\"\"\n\n{text}\n"))
}

/// A table with a cell of so many lines that stands for so many rows.
fn spanning(lines: usize, rows: usize) -> Vec<String> {
    let mut table = "+----+------+----+\n|Name|Type  |Desc|\n+====+======+====+\n".to_owned();
    let count = lines.max(rows * 2 - 1);
    for at in 0..count {
        let text = if at < lines { "Text" } else { "    " };
        let is_rule = at % 2 == 1 && at / 2 + 1 < rows;
        table.push_str(&if is_rule {
            format!("+----+------+{text}|\n")
        } else {
            format!("|a{at:<3}|String|{text}|\n")
        });
    }
    table.push_str("+----+------+----+\n");
    request(&table)
}

/// Whether the limit is reported for a page with so many.
fn is_reported(limit: &Limit, count: usize) -> bool {
    let pages = (limit.pages)(count).into_iter().enumerate();
    let sources = pages.map(|(at, text)| Source::new(format!("page{at}.rst"), text)).collect();
    let (_, diagnostics) = docbind_codegen::compile(&Sources::new(sources), "API");
    let mut found = diagnostics.iter().filter(|diagnostic| diagnostic.code == limit.code);
    found.any(|diagnostic| diagnostic.message.contains(limit.message))
}

#[test]
fn a_limit_is_reported_where_it_is_met_and_not_before() {
    let mut wrong = Vec::new();
    for limit in LIMITS {
        let reported = [limit.allowed, limit.allowed + 1].map(|count| is_reported(limit, count));
        if reported != [false, true] {
            wrong.push((limit.name, limit.message, reported));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn every_limit_is_shown() {
    let listed = include_str!("../../codegen/src/limit.rs").lines();
    let names = listed.filter_map(|line| line.strip_prefix("pub const ")?.split(':').next());
    let shown = |name: &str| OF_FOLDERS.contains(&name) || LIMITS.iter().any(|limit| limit.name == name);
    assert_eq!(names.filter(|name| !shown(name)).collect::<Vec<_>>(), [""; 0]);
}
