use crate::diagnostic::Code;
use crate::rst::Arena;
use crate::rst::block::{Cell, Kind, Row, Table};
use crate::rst::wrap::{self, Wrapping};
use crate::source::FileId;

/// `a | b` for a row; `a+2` for a cell over two columns, `a^2` for one over two rows.
fn shown(table: &Table<'_>) -> String {
    let cell = |cell: &Cell<'_>| {
        let text = wrap::join(cell, Wrapping::Human).into_owned();
        match (cell.column_span, cell.row_span) {
            (1, 1) => text,
            (columns, 1) => format!("{text}+{columns}"),
            (1, rows) => format!("{text}^{rows}"),
            (columns, rows) => format!("{text}+{columns}^{rows}"),
        }
    };
    let row = |row: &Row<'_>| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
    let header = table.header.iter().map(|head| format!("[{}]", row(head)));
    header.chain(table.rows.iter().map(row)).collect::<Vec<_>>().join("\n")
}

/// Checks the rows of the first table and the codes of what was reported.
#[track_caller]
fn check(page: &str, expected: &[&str], codes: &[Code]) {
    let arena = Arena::default();
    let (blocks, diagnostics) = crate::rst::parse(&arena, FileId(0), page);
    let table = blocks.iter().find_map(|block| match &block.kind {
        Kind::Table(table) => Some(table),
        _ => None,
    });
    assert_eq!(table.map(|table| shown(table)), Some(expected.join("\n")), "{blocks:#?}");
    let found: Vec<_> = diagnostics.into_sorted().iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(found, codes);
}

#[test]
fn a_whole_table_is_read_cell_by_cell() {
    check(
        "+----+-----+\n|Name|Type |\n+====+=====+\n\
         |a   |Int  |\n|    |long |\n+----+-----+\n|b   |     |\n+----+-----+\n",
        &["[Name | Type]", "a | Int long", "b | "],
        &[],
    );
}

#[test]
fn bars_in_text_are_text() {
    check("+-----+---+\n| a|b | c |\n+-----+---+\n", &["a|b | c"], &[]);
}

#[test]
fn cells_span_columns_and_rows() {
    check(
        "+---+---+---+\n| a | b | c |\n+===+===+===+\n\
         | wide  | d |\n+-------+---+\n| tall  | e |\n|       +---+\n|       | f |\n+---+---+---+\n",
        &["[a | b | c]", "wide+2 | d", "tall+2^2 | e", "f"],
        &[],
    );
    check(
        "+------+------+\n| one  | two  |\n|      +------+\n|      | three|\n+------+------+\n",
        &["one^2 | two", "three"],
        &[],
    );
}

#[test]
fn a_head_with_fewer_columns_than_the_body_spans_them() {
    check(
        "+-----------+---+\n| both      | c |\n+=====+=====+===+\n| a   | b   | d |\n+-----+-----+---+\n",
        &["[both+2 | c]", "a | b | d"],
        &[],
    );
}

#[test]
fn columns_are_counted_in_characters() {
    check("+----+---+\n|éé\u{200b} |a  |\n+----+---+\n|b   |ü  |\n+----+---+\n", &["éé\u{200b} | a", "b | ü"], &[]);
}

#[test]
fn wide_characters_may_take_two_columns() {
    check("+------+---+\n| 漢字 | a |\n+------+---+\n", &["漢字 | a"], &[]);
}

#[test]
fn tabs_reach_to_the_next_eighth_column() {
    check("+-------+---+\n| a\t| b |\n+-------+---+\n", &["a | b"], &[]);
}

#[test]
fn text_behind_the_last_bar_belongs_to_the_last_cell() {
    check("+---+---+\n| a | b | and c\n+---+---+\n", &["a | b and c"], &[Code::TableLine]);
}

#[test]
fn a_line_may_be_one_character_too_wide() {
    check(
        "+----+----+\n| a  | b   |\n+----+----+\n| cc  | d  |\n+----+----+\n",
        &["a | b", "cc | d"],
        &[Code::TableLine; 2],
    );
    check("+----+----+\n| a  | b  |\n| aaaa| b  |\n+----+----+\n", &["a aaaa | b b"], &[Code::TableLine]);
}

#[test]
fn a_row_may_be_cut_short() {
    check(
        "+---+---+---+\n| a | b | c |\n+---+---+---+\n| d | e\n+---+---+---+\n",
        &["a | b | c", "d | e | "],
        &[Code::TableLine],
    );
}

#[test]
fn bars_may_draw_a_rule() {
    check("+---+---+\n| a | b |\n|---|---|\n| c | d |\n+---+---+\n", &["a | b", "c | d"], &[Code::TableRule]);
    check("|---|---|\n| a | b |\n+---+---+\n", &["a | b"], &[Code::TableRule]);
}

#[test]
fn a_bar_between_cells_may_be_missing() {
    check("+-----+-----+\n| a   | b   |\n| a     b   |\n+-----+-----+\n", &["a a | b b"], &[Code::TableLine]);
    check(
        "+-----+-----+\n| a   | b   |\n+-----+-----+\n| c     d   |\n+-----+-----+\n",
        &["a | b", "c | d"],
        &[Code::TableLine],
    );
}

#[test]
fn two_rules_in_a_row_hold_an_empty_row() {
    check(
        "+---+---+\n|a  |b  |\n+===+===+\n+---+---+\n|c  |d  |\n+---+---+\n",
        &["[a | b]", " | ", "c | d"],
        &[Code::TableEmptyRow],
    );
}

#[test]
fn the_first_and_the_last_rule_may_be_missing() {
    check("+---+---+\n| a | b |\n", &["a | b"], &[Code::TableRule]);
    check("| a | b |\n+===+===+\n| c | d |\n+---+---+\n", &["[a | b]", "c | d"], &[Code::TableRule]);
}

#[test]
fn a_blank_line_does_not_end_a_table_that_goes_on() {
    check("+---+---+\n| a | b |\n\n| c | d |\n+---+---+\n", &["a c | b d"], &[Code::TableLine]);
}

#[test]
fn rules_may_stand_elsewhere_than_bars() {
    check(
        "+----+------+\n| a    | b    |\n+----+------+\n| c    | d    |\n+----+------+\n",
        &["a | b", "c | d"],
        &[Code::TableLine; 2],
    );
}

#[test]
fn a_rule_may_be_too_long_or_too_short() {
    check("+---+---+\n| a | b |\n+---+----+\n| c | d |\n+---+---+\n", &["a | b", "c | d"], &[Code::TableRule]);
    check("+---+---+\n| a | b |\n+---+---\n| c | d |\n+---+---+\n", &["a | b", "c | d"], &[Code::TableRule]);
}

#[test]
fn a_table_follows_a_paragraph_without_a_blank_line() {
    check("The rows:\n+---+---+\n| a | b |\n+---+---+\n", &["a | b"], &[Code::MissingBlankLine]);
}

#[test]
fn a_hundred_thousand_rules_are_read_at_once() {
    let rules = "+---+---+\n".repeat(100_000);
    let page = format!("{rules}| a | b |\n{rules}");
    let arena = Arena::default();
    let (blocks, _) = crate::rst::parse(&arena, FileId(0), &page);
    assert_eq!(blocks.len(), 1);
}

#[test]
fn a_rule_may_lack_a_plus() {
    check("+---+---+\n| a | b |\n---+---+\n| c | d |\n+---+---+\n", &["a | b", "c | d"], &[Code::TableRule]);
    check("---+---+\n| a | b |\n+---+---+\n", &["a | b"], &[Code::TableRule]);
    check("+---+---+\n| a | b |\n===+===+\n| c | d |\n+---+---+\n", &["[a | b]", "c | d"], &[Code::TableRule]);
    check("+---+---+\n| a | b |\n+---+---+\n| c | d |\n---+---+\n", &["a | b", "c | d"], &[Code::TableRule]);
}

#[test]
fn a_line_may_be_indented() {
    let codes = &[Code::TableLine];
    check("+---+---+\n| a | b |\n+---+---+\n | c | d |\n+---+---+\n", &["a | b", "c | d"], codes);
    check("+---+---+\n| a | b |\n+===+===+\n   | c | d |\n| e | f |\n+---+---+\n", &["[a | b]", "c e | d f"], codes);
    check("+---+---+\n| a | b |\n +---+---+\n| c | d |\n+---+---+\n", &["a | b", "c | d"], codes);
    check("+---+---+\n| a | b |\n+---+---+\n  c | d |\n+---+---+\n", &["a | b", "c | d"], codes);
}

#[test]
fn a_bar_may_be_deleted() {
    let codes = &[Code::TableLine];
    let table = |row: &str| format!("+----+----+----+\n|a   |b   |c   |\n+----+----+----+\n{row}\n+----+----+----+\n");
    check(&table("d   |e   |f   |"), &["a | b | c", "d | e | f"], codes);
    check(&table("|d   e   |f   |"), &["a | b | c", "d | e | f"], codes);
    check(&table("|d   |e   f   |"), &["a | b | c", "d | e | f"], codes);
    check(&table("|d   |    f   |"), &["a | b | c", "d |  | f"], codes);
    check(&table("|dddde   |f   |"), &["a | b | c", "dddd | e | f"], codes);
    check(&table("d   e   |f   |"), &["a | b | c", "d | e | f"], codes);
    check(&table("|d   |e   |f   |\n|    g   |h   |"), &["a | b | c", "d | e g | f h"], codes);
}

#[test]
fn a_cell_that_spans_columns_lacks_no_bar() {
    let spans = "+----+----+----+\n|wide     |c   |\n+----+----+----+\n|d   |e   |f   |\n+----+----+----+\n";
    check(spans, &["wide+2 | c", "d | e | f"], &[]);
}

#[test]
fn text_below_a_table_is_no_row() {
    check("+---+---+\n| a | b |\n+---+---+\nSee |c| and |d|\n", &["a | b"], &[]);
    check("+---+---+\n| a | b |\n+---+---+\n  See |c| and |d|\n", &["a | b"], &[]);
}
