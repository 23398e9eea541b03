//! Names of types and operations, and what of a page gives them.

use docbind_spec::Method;

use super::{check, check_line, operation, render, sent, types};
use crate::read::page;

fn titled(mut operation: page::Operation, title: &str) -> page::Operation {
    title.clone_into(&mut operation.title.node);
    operation
}

#[test]
fn what_stands_under_data_is_a_thing() {
    let part = |metal| format!(r#"{{"metal": "{metal}", "maker": "Ida"}}"#);
    let bell = format!(r#"{{"name": "Tom", "properties": {{"rim": {}, "crown": {}}}}}"#, part("tin"), part("iron"));
    check(
        &[],
        &[&bell],
        &["Bell { name: string, properties: {BellProperty} }", "BellProperty { metal: string, maker: string }"],
    );
}

#[test]
fn the_long_form_of_a_list_is_of_the_same_things() {
    check_line(
        vec![operation("/bells/detail", &["name: String", "weight: String"], &[])],
        "Bells { name?: string, weight?: string }",
    );
}

#[test]
fn the_prefix_of_extensions_is_no_word_of_the_thing() {
    check_line(
        vec![operation("/os-bells/{id}", &["name: String", "weight: String"], &[])],
        "Bell { name?: string, weight?: string }",
    );
}

#[test]
fn what_a_title_says_in_brackets_is_left_out() {
    let ring = titled(
        operation("/bells/{id}/action", &["times: String", "loud: String"], &[]),
        "Ring (strike) bell (ring action)",
    );
    let api = types(vec![ring]);
    assert_eq!(api.operations[0].id, "ring_bell");
    assert_eq!(render(&api), "RingBell { times?: string, loud?: string }");
}

#[test]
fn names_of_keys_are_no_values() {
    check(
        &["keeper: String - Either `keeper` or `keeper_id`.", "keeper_id: String"],
        &[],
        &["Bell { keeper?: string, keeper_id?: string }"],
    );
}

#[test]
fn the_plain_name_is_for_what_shows_more() {
    let mut made = operation("/bells", &[], &[r#"{"id": 7, "cast": true}"#]);
    made.method = Method::Post;
    let listed = operation("/bells", &[], &[r#"{"bells": [{"id": 7, "name": "Tom", "weight": 7, "rope": 3}]}"#]);
    let lines = render(&types(vec![titled(made, "Create bell"), listed]));
    assert_eq!(
        lines,
        "Bell { id: integer, name: string, weight: integer, rope: integer }\n\
         BellList { bells: [Bell] }\n\
         CreatedBell { id: integer, cast: boolean }"
    );
}

#[test]
fn the_name_of_a_request_is_for_the_operation_of_that_title() {
    let plain = sent(operation("/bells", &["name!: String", "tower!: Integer"], &[r#"{"name": "Tom", "tower": 7}"#]));
    let rich = [r#"{"rope": 1, "hemp": 2, "length": 3, "knot": 4}"#];
    let rich =
        sent(operation("/a/bells", &["rope!: Integer", "hemp!: Integer", "length!: Integer", "knot!: Integer"], &rich));
    let lines = render(&types(vec![titled(rich, "Create bell with rope"), titled(plain, "Create bell")]));
    assert!(lines.contains("CreateBell { name"), "{lines}");
    assert!(lines.contains("CreateBellWithRope { rope"), "{lines}");
}

#[test]
fn a_schema_is_not_the_thing_that_it_describes() {
    let schema = operation("/schemas/bells", &[], &[r#"{"name": "bells", "required": true}"#]);
    check_line(vec![titled(schema, "Show bells schema")], "BellsSchema { name: string, required: boolean }");
}

#[test]
fn what_several_requests_send_is_new_where_its_word_is_taken() {
    let shown =
        operation("/towers/{id}", &[], &[r#"{"tower": {"name": "North", "bell": {"weight": 7, "cast": 1850}}}"#]);
    let made = |thing: &str| {
        let text = format!(r#"{{"{thing}": {{"name": "A", "bell": {{"size": 3}}, "of_{thing}": 1}}}}"#);
        let made = sent(operation(&format!("/{thing}s"), &[], &[&text]));
        titled(made, &format!("Create {thing}"))
    };
    let other = operation("/bells/{id}", &[], &[r#"{"bell": {"keeper": "Ida", "rope": 1, "tone": 3}}"#]);
    let lines = render(&types(vec![shown, made("tower"), made("church"), other]));
    assert!(lines.contains("NewBell { size"), "{lines}");
}

#[test]
fn a_path_that_ends_in_a_verb_names_no_thing() {
    let silence = |path: &str, title: &str| {
        let mut silence = titled(operation(path, &[], &[r#"{"name": "Tom", "silent": true}"#]), title);
        silence.method = Method::Put;
        silence
    };
    let line = |name: &str| format!("{name} {{ name: string, silent: boolean }}");
    check_line(vec![silence("/bells/{id}/disable", "Disable a bell")], &line("DisabledBell"));
    check_line(vec![silence("/bells/{id}/silence", "Silence a bell")], &line("BellResponse"));
    check_line(vec![sent(silence("/bells/{id}/add", "Add rope"))], "AddRope { name?: string, silent?: boolean }");
    check_line(vec![silence("/bells/{id}/claims", "Claim a bell")], &line("Claim"));
}

#[test]
fn rows_that_disagree_give_a_shared_type_no_text() {
    let bell = |path: &str, text: &str| {
        let row = format!("rope: Object - {text}");
        operation(path, &[&row], &[r#"{"bell": 1, "rope": {"length": 3, "hemp": true}}"#])
    };
    let text = |first: &str, second: &str| {
        let api = types(vec![bell("/bells/{id}", first), bell("/chimes/{id}", second)]);
        let rope = api.types.iter().find(|def| def.name.ends_with("Rope")).map(|def| def.description.clone());
        rope.unwrap_or_default()
    };
    assert_eq!(text("What it hangs by.", "What it hangs by."), "What it hangs by.");
    assert_eq!(text("What it hangs by.", "Its rope."), "");
}

#[test]
fn what_is_sent_is_no_list() {
    let made = sent(operation("/bells", &["bells: Array"], &[r#"{"bells": [{"name": "Tom", "weight": 7}]}"#]));
    check_line(vec![titled(made, "Create bells")], "CreateBellsRequest { bells: [CreateBell] }");
}

#[test]
fn what_several_things_have_goes_by_what_all_of_them_are_or_refers_to_its_thing() {
    let whole = |path: &str, rope: &str| {
        let rope = format!(r#"{{"name": "Tom", "{path}_of": 7, "rope": {rope}}}"#);
        operation(&format!("/{path}/{{id}}"), &[], &[&rope])
    };
    let own = operation("/ropes/{id}", &[], &[r#"{"maker": "Ida", "hemp": true, "weight": 7, "length": 3}"#]);
    let check = |first: &str, second: &str, rope: &str, expected: &str| {
        let lines = render(&types(vec![own.clone(), whole(first, rope), whole(second, rope)]));
        assert!(lines.contains(expected), "{lines}");
    };
    let plain = r#"{"length": 3, "knot": "reef"}"#;
    let rich = r#"{"length": 3, "knot": {"kind": "reef", "turns": 2}}"#;
    check("towers", "churches", plain, "RopeRef { length");
    check("fire_bells", "church_bells", plain, "BellRope { length");
    check("towers", "churches", rich, "TowerRope { length");
}

#[test]
fn a_field_has_the_text_of_the_page_that_shows_the_thing() {
    let bell = r#"{"bell": {"name": "Tom", "rope": 7, "link": {"href": "/b"}}}"#;
    let tower = r#"{"tower": {"name": "North", "link": {"href": "/t"}}}"#;
    let mut made =
        operation("/bells", &["rope: String - The rope. Set to null.", "href: String - Of the bell."], &[bell]);
    made.method = Method::Post;
    let own = operation("/bells/{id}", &["rope: String - What it hangs by.", "href: String - Of the bell."], &[bell]);
    let other = operation("/towers/{id}", &[], &[tower]);
    let api = types(vec![titled(made, "Create bell"), own, other]);
    let text = |name: &str, key: &str| {
        let def = api.types.iter().find(|def| def.name == name).map(|def| &def.shape);
        let Some(docbind_spec::Shape::Struct { fields, .. }) = def else { panic!("{}", render(&api)) };
        fields.iter().find(|field| field.name == key).map(|field| field.description.clone())
    };
    assert_eq!(text("Bell", "rope").as_deref(), Some("What it hangs by."));
    assert_eq!(text("Link", "href").as_deref(), Some(""));
}

#[test]
fn what_stands_beside_a_thing_is_no_thing_itself() {
    let alone = sent(operation("/bells", &[], &[r#"{"bell": {"name": "Tom", "rope": 7}}"#]));
    let beside = operation("/towers/bells", &[], &[r#"{"bell": {"name": "Tom", "rope": 7}, "loud": true}"#]);
    let lines = render(&types(vec![titled(alone, "Create bell"), titled(sent(beside), "Create bells")]));
    assert_eq!(
        lines,
        "CreateBell { name?: string, rope?: integer }\nCreateBellRequest { bell: CreateBell, loud?: boolean }"
    );
}

#[test]
fn things_that_spell_a_key_in_their_own_ways_are_two() {
    let bell = |path: &str, key: &str| {
        operation(
            path,
            &[],
            &[&format!(r#"{{"bell": {{"{key}": 7, "name": "Tom", "tone": 3, "rope": 1, "mass": 2}}}}"#)],
        )
    };
    let lines = render(&types(vec![bell("/bells/{id}", "cast_year"), bell("/towers/{id}", "cast-year")]));
    assert!(!lines.contains("cast_year, cast-year") && lines.contains("BellDetails {"), "{lines}");
}

#[test]
fn what_a_title_says_tells_things_of_one_word_apart() {
    let other = |path: &str, title: &str, body: &str| titled(operation(path, &[], &[body]), title);
    let own = operation("/bells/{id}", &[], &[r#"{"bell": {"name": "Tom", "weight": 7, "tone": "e", "rope": 3}}"#]);
    let check = |second: page::Operation, expected: &str| {
        let lines = render(&types(vec![own.clone(), second]));
        assert!(lines.contains(expected), "{lines}");
    };
    let wear = r#"{"bell": {"cracks": 3, "rust": true}}"#;
    check(other("/bells/{id}/wear", "Show bell wear", wear), "BellWear { cracks");
    check(other("/towers/{id}/bell", "Show the wear of a bell in its tower", wear), "TowerBell { cracks");
    check(
        other("/os-bells", "List bells", r#"{"bells": [{"bell": {"cracks": 3}}]}"#),
        "BellList { bells: [BellEntry] }",
    );
}

#[test]
fn a_list_has_one_type_whether_or_not_it_leads_on() {
    let bells = r#"[{"name": "Tom", "weight": 7}]"#;
    let whole = operation("/bells", &[], &[&format!(r#"{{"bells": {bells}, "links": [{{"href": "/b"}}]}}"#)]);
    let short =
        titled(operation("/towers/{id}/bells", &[], &[&format!(r#"{{"bells": {bells}}}"#)]), "List tower bells");
    let lines = render(&types(vec![whole, short]));
    assert!(lines.contains("BellList { bells: [Bell], links?: "), "{lines}");
}

#[test]
fn names_of_rust_and_of_nothing_are_of_what_they_are_a_part_of() {
    let task = r#"{"task": {"id": 7, "result": {"length": 3, "knot": "reef"}}}"#;
    check_line(vec![operation("/tasks/{id}", &[], &[task])], "TaskResult { length: integer, knot: string }");
    let thing = operation("/towers/{id}/objects/{name}", &[], &[r#"{"name": "Tom", "weight": 7}"#]);
    check_line(vec![thing], "TowerObject { name: string, weight: integer }");
}

#[test]
fn an_element_of_a_bare_array_is_one_of_what_is_listed() {
    let array = [r#"[{"id": "a", "weight": 7}]"#];
    let titled = |title: &str, path: &str| vec![titled(operation(path, &[], &array), title)];
    check_line(titled("List ropes for bell", "/bells/{id}"), "Rope { id: string, weight: integer }");
    check_line(titled("Show tower and list bells", "/{tower}"), "Bell { id: string, weight: integer }");
    check_line(titled("Rung", "/bells"), "Bell { id: string, weight: integer }");
}

#[test]
fn what_is_done_names_what_is_sent() {
    let done = |path: &str, title: &str| {
        let mut done = titled(sent(operation(path, &["rope: String", "loud: String"], &[])), title);
        done.method = Method::Post;
        vec![done]
    };
    let check = |path: &str, title: &str, name: &str| {
        check_line(done(path, title), &format!("{name} {{ rope?: string, loud?: string }}"));
    };
    check("/bells/{id}/execute", "Run bell", "RunBell");
    check("/bells/ring-requested", "Start or stop ringing", "StartOrStopRinging");
    check("/bells/{id}/length", "Change bell rope length", "ChangeLength");
    check("/bells/{id}/rope", "Change bell rope length", "ChangeBellRopeLength");
    check("/bells", "Create bell of a tower", "CreateBell");
}

#[test]
fn a_word_is_not_wrapped() {
    let answer = |title: &str, body: &str| {
        let mut answer = titled(operation("/bells/{id}/purge", &[], &[body]), title);
        answer.method = Method::Post;
        render(&types(vec![answer]))
    };
    assert_eq!(answer("Purge bell", r#"{"purge_id": "a"}"#), "PurgeBellResponse { purge_id: string }");
    assert!(answer("Purge bell", r#"{"ropes": [{"length": 3}]}"#).contains("RopeList { ropes"));
}

#[test]
fn a_list_in_a_wrapper_is_of_what_either_key_says() {
    let list = |body: &str| render(&types(vec![operation("/bells", &[], &[body])]));
    let ropes = "Rope { id: string }\nRopeList {";
    let lines = list(r#"{"ropes": {"values": [{"id": "a"}]}}"#);
    assert!(lines.starts_with(ropes), "{lines}");
    let lines = list(r#"{"collection": {"ropes": [{"id": "a"}]}}"#);
    assert!(lines.contains(ropes), "{lines}");
}

#[test]
fn links_are_one_type_and_empty_lists_of_them_too() {
    let link = r#"{"href": "/b", "rel": "self"}"#;
    let bell = format!(r#"{{"name": "Tom", "links": [{link}], "ropes": [{link}], "tower_links": []}}"#);
    check(&[], &[&bell], &["Bell { name: string, links: [Link], ropes: [Link], tower_links: [Link] }", LINK]);
}

const LINK: &str = "Link { href: string, rel: string }";

#[test]
fn parts_of_parts_under_one_key_are_things() {
    let tower = r#"{"id": "a", "children": [{"id": "b", "children": [{"id": "c", "children": []}]}]}"#;
    check_line(vec![operation("/towers/{id}", &[], &[tower])], "Tower { id: string, children: [Tower] }");
}

#[test]
fn what_stands_at_the_end_of_a_path_is_the_part_of_that_word() {
    let state = r#"{"loud": true, "swings": 3, "rope": "up", "since": 1850}"#;
    let alone = operation("/bells/{id}/state", &[], &[&format!(r#"{{"bell": {state}}}"#)]);
    let whole = operation("/bells/{id}", &[], &[&format!(r#"{{"bell": {{"name": "Tom", "state": {state}}}}}"#)]);
    let lines = render(&types(vec![alone, whole]));
    assert!(lines.contains("Bell { name: string, state: BellState }"), "{lines}");
}

#[test]
fn a_long_name_is_the_end_of_its_chain_that_no_other_wants() {
    let bell = |ropes: &str| format!(r#"{{"name": "Tom", "upper_frame": {{"oak_beam": {{{ropes}}}}}}}"#);
    let shown = |ropes: &str| render(&types(vec![operation("/bells/{id}", &[], &[&bell(ropes)])]));
    let lines = shown(r#""iron_bolt": {"length": 3}"#);
    assert!(lines.contains("\nOakBeam { iron_bolt: OakBeamIronBolt }"), "{lines}");
    let lines = shown(r#""bolt": {"length": 3}"#);
    assert!(lines.contains("OakBeamBolt { length"), "{lines}");
}

#[test]
fn a_key_that_is_a_verb_alone_has_the_words_of_the_title() {
    let resize = sent(operation("/bells/{id}/action", &[], &[r#"{"resize": {"weight": 7, "rim": 3}}"#]));
    let resize = titled(resize, "Resize the specified bell");
    check_line(vec![resize], "ResizeBellRequest { resize: ResizeBell }");
}

#[test]
fn what_several_doings_answer_is_one_type() {
    let done = |path: &str, title: &str, what: &str| {
        titled(operation(path, &[], &[&format!(r#"{{"bell": "Tom", "done": "{what}"}}"#)]), title)
    };
    let doings = vec![
        done("/bells/{id}/restart", "Restart bell", "restart"),
        done("/bells/{id}/suspend", "Suspend bell", "suspend"),
    ];
    check_line(doings, "BellResponse { bell: string, done: string }");
}

#[test]
fn what_a_list_wraps_is_the_thing_of_its_key() {
    let listed = operation("/bells", &[], &[r#"{"bells": [{"bell": {"id": 7, "rim": 3}}]}"#]);
    let shown = operation("/bells/{id}", &[], &[r#"{"bell": {"id": 7, "name": "Tom", "weight": 7, "rope": 3}}"#]);
    let lines = render(&types(vec![listed, shown]));
    assert!(lines.contains("BellEntry { bell: BellSummary }"), "{lines}");
}

#[test]
fn a_part_called_as_its_whole_is_named_for_how_it_hangs_on_it() {
    check(
        &[],
        &[r#"{"bell": [{"weight": 7, "metal": "tin"}], "name": "Tom"}"#],
        &["Bell { bell: [BellItem], name: string }", "BellItem { weight: integer, metal: string }"],
    );
}

#[test]
fn what_several_verbs_are_said_of_has_the_name_of_none() {
    let bell = |method, title: &str| {
        let mut bell = titled(sent(operation("/bells", &[], &[r#"{"bell": {"name": "Tom", "weight": 7}}"#])), title);
        bell.method = method;
        bell
    };
    let request = |first, second| types(vec![first, second]).operations[1].request.as_ref().map(super::name);
    let made = || bell(Method::Post, "Create bell");
    let shared = request(made(), bell(Method::Put, "Replace bell"));
    assert_eq!(shared.as_deref(), Some("BellRequest"));
    let lines = render(&types(vec![made(), bell(Method::Put, "Replace bell")]));
    assert!(lines.contains("BellRequest { bell: BellInput }"), "{lines}");
    // Verbs of one kind, or one method of one path, make the same.
    for (method, title) in [(Method::Put, "Add bell"), (Method::Post, "Recast bell")] {
        assert_eq!(request(made(), bell(method, title)).as_deref(), Some("CreateBellRequest"), "{title}");
    }
    let hung = bell(Method::Patch, "Attach bell");
    assert_eq!(request(hung, bell(Method::Patch, "Remove bell")).as_deref(), Some("BellRequest"));
}
