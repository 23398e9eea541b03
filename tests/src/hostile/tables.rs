//! Tables of every kind, whole and damaged.

use super::{Kind, Place};

/// The kinds.
pub(super) const KINDS: &[Kind] = &[
    Kind::new("rows of a grid", Place::Grid, "|a§ |String  |word        |\n+---------+--------+------------+\n"),
    Kind::new("one row of a grid", Place::Grid, "|         |        |word        |\n")
        .before("+---------+--------+------------+\n"),
    Kind::new(
        "rows of a grid with a list",
        Place::Grid,
        "|a§ |String  |* a         |\n|         |        |* b         |\n\
         +---------+--------+------------+\n",
    ),
    Kind::new(
        "rows of one name",
        Place::Grid,
        "|a        |String  |word        |\n+---------+--------+------------+\n",
    ),
    Kind::new("empty rows of a grid", Place::Grid, "+---------+--------+------------+\n"),
    Kind::new(
        "rules of a grid, damaged",
        Place::Grid,
        "|a§ |String  |word        |\n|---------|--------|------------|\n",
    ),
    Kind::new("rows without rules", Place::Grid, "|a§ |String  |word        |\n")
        .before("+---------+--------+------------+\n"),
    Kind::new("rows too wide", Place::Grid, "|a§ |String  |word          |\n+---------+--------+------------+\n"),
    Kind::new("rows cut short", Place::Grid, "|a§ |Stri\n+---------+--------+------------+\n"),
    Kind::new(
        "rows without an inner bar",
        Place::Grid,
        "|a§  String  |word        |\n+---------+--------+------------+\n",
    ),
    Kind::new(
        "rows without a last bar",
        Place::Grid,
        "|a§ |String  |word        \n+---------+--------+------------+\n",
    ),
    Kind::new("text behind rows", Place::Grid, "|a§ |String  |word        | more\n+---------+--------+------------+\n"),
    Kind::new(
        "rows with an empty cell",
        Place::Grid,
        "|         |        |            |\n+---------+--------+------------+\n",
    ),
    Kind::new("rows without a type", Place::Grid, "|a§ |        |word        |\n+---------+--------+------------+\n"),
    Kind::new("row spans", Place::Grid, "|a§ |String  |word        |\n+---------+--------+            +\n")
        .before("+---------+--------+------------+\n"),
    Kind::new("column spans", Place::Grid, "|a§          |word        |\n+---------+--------+------------+\n"),
    Kind::new("columns of a grid", Place::Requests, "---+").after("+"),
    Kind::new("a corner in each place", Place::Operation, "+"),
    Kind::new("corners and dashes", Place::Operation, "+-\n"),
    Kind::new("small grids", Place::Operation, "+--+\n|a |\n+--+\n\n"),
    Kind::new(
        "grids of parameters",
        Place::Operation,
        "Request\n\"\"\"\"\"\"\"\n\n+---------+--------+------------+\n\
         |Name     |Type    |Description |\n+=========+========+============+\n\
         |a§ |String  |word        |\n+---------+--------+------------+\n\n",
    ),
    Kind::new(
        "grids without a head",
        Place::Operation,
        "Request\n\"\"\"\"\"\"\"\n\n+---------+--------+------------+\n\
         |a§ |String  |word        |\n+---------+--------+------------+\n\n",
    ),
    Kind::new(
        "grids in no section",
        Place::Operation,
        "+---------+--------+------------+\n|Name     |Type    |Description |\n\
         +=========+========+============+\n|a§ |String  |word        |\n\
         +---------+--------+------------+\n\n",
    ),
    Kind::new("grids set aside", Place::Operation, "+---+---+\n|Ab |Cd |\n+===+===+\n|a  |b  |\n+---+---+\n\n"),
    Kind::new("grids open to the right", Place::Operation, "+---------+----\n|a§ |b\n"),
    Kind::new(
        "wide grids",
        Place::Operation,
        "+----------------------------------------------------------------------+\n\
         |表                                                                      |\n\
         +----------------------------------------------------------------------+\n\n",
    ),
    Kind::new("rows of a csv-table", Place::Requests, "   a§,String,word\n")
        .after(".. csv-table::\n   :header: Name,Type,Description\n\n"),
    Kind::new("columns of a csv-table", Place::Requests, "a,")
        .after(".. csv-table::\n   :header: Name,Type,Description\n\n   "),
    Kind::new("an open quotation in a csv-table", Place::Requests, "   a§,\"b\n")
        .after(".. csv-table::\n   :header: Name,Type,Description\n\n"),
    Kind::new("csv-tables", Place::Operation, ".. csv-table::\n   :header: Name,Type,Description\n\n   a,b,c\n\n"),
    Kind::new("rows of a list-table", Place::List, "   * - a§\n     - String\n     - word\n"),
    Kind::new("columns of a list-table", Place::Requests, "     - a\n")
        .after(".. list-table::\n   :header-rows: 1\n\n   * - Name\n"),
    Kind::new("list-tables", Place::Operation, ".. list-table::\n\n   * - a\n     - b\n\n"),
    Kind::new("rows of a simple table", Place::Requests, "a§  String  word\n")
        .after(
            "========  ======  ===========\nName      Type    Description\n\
         ========  ======  ===========\n",
        )
        .before("========  ======  ===========\n"),
    Kind::new("rules of a simple table", Place::Operation, "==  ==\n"),
    Kind::new("columns of a simple table", Place::Operation, "==  "),
    Kind::new("a name in many pieces", Place::Name, "a/ "),
    Kind::new("a name with an open bracket", Place::Name, "a ").after("{").before("}"),
];
