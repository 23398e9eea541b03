//! Keys that are data, and values that follow no structure.

use super::{check, check_line, operation, render, sent, types};

#[test]
fn a_key_in_the_plural_with_nothing_but_objects_is_a_map() {
    check(
        &[],
        &[
            r#"{"towers": {"north": {"bell": 1, "height": 3}}, "parts": {"rope": 7}, "frame": {"beam": {"wood": 1}}, "ropes": {"rope": {"length": 3}}}"#,
        ],
        &[
            "Bell { towers: {BellTower}, parts: BellParts, frame: BellFrame, ropes: BellRopes }",
            "BellFrame { beam: BellFrameBeam }",
            "BellFrameBeam { wood: integer }",
            "BellParts { rope: integer }",
            "BellRope { length: integer }",
            "BellRopes { rope: BellRope }",
            "BellTower { bell: integer, height: integer }",
        ],
    );
}

#[test]
fn values_of_many_kinds_under_data_are_any() {
    let bell = |values: &str| format!(r#"{{"bell": {{"name": "Tom", "properties": {{{values}}}}}}}"#);
    let bell = |values: &str| operation("/bells/{id}", &[], &[&bell(values)]);
    let mixed = || bell(r#""A b": "x""#);
    let free = "Bell { name: string, properties: {any} }";
    check_line(vec![mixed(), bell(r#""c": [1], "d": {"e": 1}"#)], free);
    check_line(vec![bell(r#""A b": {"x": 1}, "c": {"y": {"z": 2}}"#)], free);
    check_line(vec![bell(r#""A b": {"x": 1}, "c": {"x": 2}"#)], "BellProperty { x: integer }");
    check_line(vec![mixed(), bell(r#""c": 1, "d": "x""#)], "BellProperty = Integer(integer) | String(string)");
}

#[test]
fn what_prose_calls_arbitrary_is_any() {
    let mut shown = operation("/bells/{id}", &[], &[r#"{"name": "Tom", "tune": {"notes": [1, 2], "by": "Ida"}}"#]);
    check_line(vec![shown.clone()], "Bell { name: string, tune: BellTune }");
    shown.description = "The `tune` is the arbitrary document that was sent.".to_owned();
    check_line(vec![shown.clone()], "Bell { name: string, tune: any }");
    // What has all of its keys is the same thing, whatever it is called there.
    let rung = operation("/rings", &[], &[r#"{"rings": [{"name": "Tom", "tune": {"notes": [3]}, "times": 2}]}"#]);
    check_line(vec![shown, rung], "Ring { name: string, tune: any, times: integer }");
}

#[test]
fn what_a_row_calls_any_json_value_is_any_whatever_is_shown() {
    let bell = |row: &str, tune: &str| {
        let shown = format!(r#"{{"name": "Tom", "tune": {tune}}}"#);
        vec![operation("/bells/{id}", &[row], &[&shown])]
    };
    let free = "Bell { name: string, tune: any }";
    check_line(bell("tune: Object - The tune, any JSON value.", r#"{"notes": [1]}"#), free);
    check_line(bell("tune: String - Any valid JSON value.", r#""do""#), free);
    check_line(bell("tune: String - It may be any JSON.", "7"), free);
    let map = "Bell { name: string, tune: {any} }";
    check_line(bell("tune: Object - Keys and any JSON values.", r#"{"notes": [1]}"#), map);
    check_line(bell("tune: Object - The tune, an arbitrary JSON object.", r#"{"notes": [1]}"#), map);
    let list = "Bell { name: string, tune: [any] }";
    check_line(bell("tune: Array - An array of any JSON values.", "[1]"), list);
    let text = "Bell { name: string, tune: string }";
    check_line(bell("tune: String - Any JSON value, serialized.", r#""do""#), text);
    check_line(bell("tune: String - An arbitrary value.", r#""do""#), text);
}

#[test]
fn a_json_patch_puts_any_value_anywhere() {
    let patch = |op: &str, path: &str| {
        let shown = format!(r#"{{"op": "{op}", "path": "{path}", "value": "x"}}"#);
        vec![operation("/bells/{id}", &[], &[&format!(r#"{{"changes": [{shown}]}}"#)])]
    };
    check_line(patch("add", "/name"), "Change { op: string, path: string, value?: any }");
    check_line(patch("ring", "/name"), "Change { op: string, path: string, value?: string }");
    check_line(patch("add", "name"), "Change { op: string, path: string, value?: string }");
}

#[test]
fn a_key_that_no_row_describes_is_not_sure_where_others_of_the_thing_lack_it() {
    let rows = ["name: String", "weight: Integer", "cast: Integer"];
    let list = operation("/bells", &["name: String"], &[r#"{"bells": [{"name": "Tom", "weight": 7}]}"#]);
    let bell = r#"{"name": "Tom", "weight": 7, "cast": 1850, "x_mark": "a", "x_hall": "b", "x_door": "c"}"#;
    check_line(
        vec![list, operation("/bells/{id}", &rows, &[bell])],
        "Bell { ..BellSummary, cast: integer, x_mark?: string, x_hall?: string, x_door?: string }",
    );
}

#[test]
fn how_many_there_are_is_no_element_of_them() {
    let quota = operation("/quotas", &[], &[r#"{"quota": {"ropes": 10, "bells": 2}}"#]);
    let bell = operation("/bells/{id}", &["name: String", "ropes: Array"], &[r#"{"bell": {"name": "Tom"}}"#]);
    check_line(vec![quota, bell], "Bell { name: string, ropes?: [any] }");
}

#[test]
fn keys_that_number_or_code_things_are_data() {
    let towers = |ropes: &str| vec![operation("/towers/{id}", &[], &[&format!(r#"{{"id": "a", "ropes": {ropes}}}"#)])];
    check_line(towers(r#"{"rope0": 7, "rope1": 8}"#), "Tower { id: string, ropes: {integer} }");
    check_line(towers(r#"{"OAK": 7, "ELM": 8, "ASH": 9}"#), "Tower { id: string, ropes: {integer} }");
    check_line(towers(r#"{"north-7": {"a": 1}, "south-8": {"a": 2}}"#), "Tower { id: string, ropes: {TowerRope} }");
    check_line(towers(r#"{"long": 7, "short": 8}"#), "Tower { id: string, ropes: TowerRopes }");
}

#[test]
fn a_row_may_stand_for_whatever_key_is_chosen() {
    let rows = ["metadata: Object", "metadata.keyname: Keypair"];
    check_line(vec![operation("/bells/{id}/metadata", &rows, &[])], "MetadataResponse { metadata: {string} }");
    let rows = ["ropes: Object", "ropes.*: Object", "ropes.*.length: Int"];
    check_line(vec![operation("/bells/{id}/ropes", &rows, &[])], "RopesResponse { ropes: {Rope} }");
}

#[test]
fn rows_beside_things_of_one_structure_describe_each() {
    let rows = ["bells: Object", "bells.weight: Int"];
    let shown = r#"{"bells": {"north": [{"weight": 7}], "south": [{"weight": 8}]}}"#;
    check_line(vec![operation("/bells", &rows, &[shown])], "BellsResponse { bells: {[Bell]} }");
}

#[test]
fn an_object_that_is_shown_empty_holds_the_rows_behind_its_own() {
    let rows = ["id: Integer", "rope: String - A `rope` object.", "length: Integer", "hemp: Boolean"];
    let shown = r#"{"bell": {"id": 1, "rope": {}, "weight": 7}}"#;
    check_line(vec![operation("/bells/{id}", &rows, &[shown])], "BellRope { length?: integer, hemp?: boolean }");
}

#[test]
fn an_empty_list_may_be_named_for_things_that_are_shown() {
    let rope = operation("/ropes/{id}", &[], &[r#"{"bell_rope": {"id": 1, "length": 7}}"#]);
    let bell = operation("/bells/{id}", &[], &[r#"{"bell": {"id": 1, "ropes": [], "bells": []}}"#]);
    check_line(vec![rope, bell], "Bell { id: integer, ropes: [BellRope], bells: [any] }");
}

#[test]
fn the_list_that_a_row_declares_is_the_one_that_is_shown() {
    let rows = ["errors: Array", "errors.message: String"];
    let expected = "Bell { id: integer, errors: [BellError] }";
    check_line(vec![operation("/bells/{id}", &rows, &[r#"{"id": 1, "errors": []}"#])], expected);
    let expected = "Bell { id: integer, errors: [BellError] or null }";
    check_line(vec![operation("/bells/{id}", &rows, &[r#"{"id": 1, "errors": null}"#])], expected);
}

#[test]
fn paging_is_no_data_whatever_it_is_called() {
    let bell = operation("/bells/{id}", &[], &[r#"{"id": "a", "metadata": {"A b": "x"}}"#]);
    let list = r#"{"values": [{"id": "a"}], "metadata": {"limit": 50, "next_marker": null}}"#;
    let list = operation("/bells", &[], &[list]);
    check_line(vec![bell, list], "Metadata { limit: integer, next_marker?: string or null }");
}

#[test]
fn a_map_on_one_page_is_no_map_of_many_kinds_on_another() {
    let bell = operation("/bells/{id}", &[], &[r#"{"id": "a", "info": {"A b": "x"}}"#]);
    let rung = operation("/rings/{id}", &[], &[r#"{"by": "Tom", "info": {"times": [1], "place": "hall"}}"#]);
    check_line(vec![bell, rung], "RingInfo { times: [integer], place: string }");
}

#[test]
fn alternatives_are_told_apart_by_a_kind_and_never_by_a_name() {
    let bells = |kinds: [&str; 2]| {
        let bell = |id: &str, kind: &str, details: &str| {
            format!(r#"{{"id": "{id}", "type": "{kind}", "details": {{{details}}}}}"#)
        };
        let first = bell("chA", kinds[0], r#""url": "x", "method": "GET""#);
        let second = bell("chB", kinds[1], r#""count": 5, "target": "y""#);
        vec![operation("/bells", &[], &[&format!(r#"{{"bells": [{first}, {second}]}}"#)])]
    };
    let told = "BellDetails = RemoteHttp(BellDetailsRemoteHttp) | RemotePing(BellDetailsRemotePing)";
    check_line(bells(["remote.http", "remote.ping"]), told);
    let by_keys = "BellDetails = Url(BellDetailsUrl) | Count(BellDetailsCount)";
    check_line(bells(["remote", "remote"]), by_keys);
}

#[test]
fn objects_under_a_plural_that_share_no_key_are_parts_of_one_thing() {
    let tower =
        |quotas: &str| vec![operation("/towers/{id}", &[], &[&format!(r#"{{"id": "a", "quotas": {quotas}}}"#)])];
    let apart = r#"{"rope": {"length": 3}, "bell": {"weight": 1}}"#;
    check_line(tower(apart), "Tower { id: string, quotas: TowerQuotas }");
    check_line(tower(r#"{"rope": {"used": 3}, "bell": {"used": 1}}"#), "Tower { id: string, quotas: {TowerQuota} }");
    check_line(tower(r#"{"rope": {"used": 3}}"#), "Tower { id: string, quotas: TowerQuotas }");
}

#[test]
fn objects_of_one_structure_at_the_root_are_things_under_their_names() {
    let zones = r#"{"north": {"used": 9, "mean": 1.5}, "south": {"used": 1.5, "mean": 3}}"#;
    check_line(vec![operation("/zones", &[], &[zones])], "Zone { used: number, mean: number }");
}

#[test]
fn names_of_settings_are_data() {
    let bell = r#"{"id": "a", "hall": {"rope.length": 3}}"#;
    check_line(vec![operation("/bells/{id}", &[], &[bell])], "Bell { id: string, hall: {integer} }");
}

#[test]
fn what_is_measured_together_is_of_one_kind() {
    let sound = r#"{"sound": {"avg": 4.5, "max": 9, "min": 1, "count": 2, "pitch_max": 440}}"#;
    check_line(
        vec![operation("/bells/{id}", &[], &[sound])],
        "Sound { avg: number, max: number, min: number, count: integer, pitch_max: integer }",
    );
    let whole = sound.replace("4.5", "4").replace("avg", "sum");
    check_line(
        vec![operation("/bells/{id}", &[], &[&whole])],
        "Sound { sum: integer, max: integer, min: integer, count: integer, pitch_max: integer }",
    );
    check_line(
        vec![operation("/bells/{id}", &["max: Integer"], &[sound])],
        "Sound { avg: number, max: integer, min: number, count: integer, pitch_max: integer }",
    );
}

#[test]
fn answers_show_what_a_request_may_set() {
    let rows = ["name: String", "side: String - One of `near` or `far`."];
    let request = || sent(operation("/bells", &rows, &[r#"{"bell": {"name": "Tom", "side": "near"}}"#]));
    let answer = |side: &str| {
        let example = format!(r#"{{"bell": {{"id": 7, "name": "Tom", "side": "{side}", "weight": 3}}}}"#);
        operation("/bells/{id}", &[], &[&example])
    };
    check_line(vec![request(), answer("far")], "Bell { id: integer, name: string, side: Side, weight: integer }");
    check_line(vec![request(), answer("east")], "Bell { id: integer, name: string, side: string, weight: integer }");
}

#[test]
fn every_operation_of_a_json_patch_has_its_path() {
    let patch = sent(operation("/bells/{id}", &[], &[r#"[{"op": "add", "path": "/name", "value": "Tom"}]"#]));
    let lines = render(&types(vec![patch]));
    assert!(lines.contains("op: string, path: string, value?: any"), "{lines}");
}

#[test]
fn what_a_row_calls_arbitrary_has_no_structure() {
    check(
        &["tune: Object - The tune, an arbitrary JSON object.", "name: String - An arbitrary value."],
        &[r#"{"name": "Tom", "tune": {"notes": [1, 2], "tempo": {"beats": 3}}}"#],
        &["Bell { name: string, tune: {any} }"],
    );
}

#[test]
fn what_is_arbitrary_stands_beside_things_that_lists_are_named_for() {
    let thing =
        operation("/tunes/{id}", &["tune.notes: Object - Any JSON object."], &[r#"{"tune": {"notes": {"a": 1}}}"#]);
    let list = operation("/bells/{id}", &[], &[r#"{"bell": {"id": 7, "tunes": []}}"#]);
    let sent = sent(operation("/bells", &["tune: Object - An arbitrary object.", "name: String"], &[]));
    let lines = render(&types(vec![thing, list, sent]));
    assert!(lines.contains("notes: {any}"), "{lines}");
}

#[test]
fn settings_may_be_texts() {
    check(
        &[],
        &[r#"{"id": 7, "options": {"rope.length": 3, "rope.hemp": 1}}"#],
        &["Bell { id: integer, options: {BellOption} }", "BellOption = Integer(integer) | String(string)"],
    );
    check(
        &["options: Map<String,Int>"],
        &[r#"{"id": 7, "options": {"rope.length": 3}}"#],
        &["Bell { id: integer, options: {integer} }"],
    );
    check(
        &[],
        &[r#"{"id": 7, "weights": {"the rope": 3, "the bell": 1}}"#],
        &["Bell { id: integer, weights: {integer} }"],
    );
}

#[test]
fn rates_and_averages_are_whole_by_chance() {
    check(
        &["mean: Integer"],
        &[r#"{"swing_rate": 0, "mean": 3, "weight": 7, "changePercent": -5, "last_score": null}"#],
        &[
            "Bell { swing_rate: number, mean: integer, weight: integer, changePercent: number, last_score: number or null }",
        ],
    );
}

#[test]
fn a_service_that_writes_null_may_do_so_for_what_has_not_happened() {
    let bell = r#"{"id": 7, "deleted_at": "spring", "cast_at": "winter", "keeper": null}"#;
    check(&[], &[bell], &["Bell { id: integer, deleted_at: string or null, cast_at: string, keeper: string or null }"]);
}

#[test]
fn states_tell_no_kinds() {
    check(
        &[],
        &[
            r#"{"state": "hung", "part": {"beam": 1, "rope": 2}}"#,
            r#"{"state": "rung", "part": {"times": 3, "loud": true}}"#,
        ],
        &[
            "Bell { state: string, part: BellPart }",
            "BellPart = Beam(BellPartBeam) | Times(BellPartTimes)",
            "BellPartBeam { beam: integer, rope: integer }",
            "BellPartTimes { times: integer, loud: boolean }",
        ],
    );
}

#[test]
fn what_is_shown_empty_and_holds_things_alike_is_a_map() {
    let bell = |parts: &str| format!(r#"{{"id": 7, "cracks": {parts}}}"#);
    let (some, none) = (bell(r#"{"north": {"depth": 1, "old": true}, "south": {"depth": 2}}"#), bell("{}"));
    check(
        &[],
        &[&some, &none],
        &["Bell { id: integer, cracks: {BellCrack} }", "BellCrack { depth: integer, old?: boolean }"],
    );
    let lists = bell(r#"{"north": [1, 2], "south": [3]}"#);
    check(&[], &[&lists, &none], &["Bell { id: integer, cracks: {[integer]} }"]);
    let unlike = bell(r#"{"north": {"depth": 1}, "south": {"width": 2}}"#);
    let lines = render(&types(vec![operation("/bells/{id}", &[], &[&unlike, &none])]));
    assert!(lines.contains("cracks?: BellCracks"), "{lines}");
}

#[test]
fn what_went_wrong_is_said_where_something_did() {
    check(
        &[],
        &[r#"{"status": "cracked", "fault": "frost", "last_error": null}"#],
        &["Bell { status: string, fault?: string, last_error: string or null }"],
    );
    check(
        &["fault: String - What is wrong."],
        &[r#"{"weight": 7, "fault": "frost"}"#],
        &["Bell { weight: integer, fault: string }"],
    );
}

#[test]
fn a_request_does_not_send_the_null_of_an_answer() {
    let rows = ["name: String", "side: String - One of `near` or `far`."];
    let request = sent(operation("/bells", &rows, &[r#"{"bell": {"name": "Tom", "side": "near"}}"#]));
    let answer =
        |id: u8, side: &str| format!(r#"{{"bell": {{"id": {id}, "name": "Tom", "side": {side}, "weight": 3}}}}"#);
    let shown = operation("/bells/{id}", &[], &[&answer(7, r#""far""#), &answer(8, "null")]);
    let lines = render(&types(vec![request, shown]));
    assert!(lines.contains("side: Side or null, weight"), "{lines}");
    assert!(lines.contains("name?: string, side?: Side }"), "{lines}");
}

#[test]
fn keys_and_values_called_so_stand_for_any() {
    check(&[], &[r#"{"name": "Tom", "args": {"key": "value"}}"#], &["Bell { name: string, args: {string} }"]);
    check_line(
        vec![operation("/bells/{id}", &["args: Object", "key: String"], &[r#"{"args": {"key": "value"}}"#])],
        "Args { key: string }",
    );
    let set = r#"{"set_labels": {"labels": {"key": "value"}}, "name": "Tom"}"#;
    check(&[], &[set], &["Bell { set_labels: BellSetLabels, name: string }", "BellSetLabels { labels: {string} }"]);
    // A whole body of them shows nothing where rows name its keys.
    check(
        &["name: String", "weight: Integer"],
        &[r#"{"key": "value"}"#],
        &["Bell { name?: string, weight?: integer }"],
    );
    let shown = types(vec![operation("/bells/{id}", &["name: String"], &[r#"{"key": "value"}"#])]);
    assert_eq!(shown.operations[0].examples[0].ty, None);
}
