//! The path of a declaration, as pages print it: behind a host, before a remark, with parameters in other signs than
//! braces.

use std::borrow::Cow;

/// What begins a remark behind a path.
const REMARKS: [&str; 7] = ["#", "//", "--", "(", "<-", "[", ";"];

/// How many parts in brackets a path may have.
const OPTIONAL: usize = 4;

/// A path apart from what is printed around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Uri<'t> {
    /// The path with its parameters in braces.
    pub(crate) path: Cow<'t, str>,
    /// Whether it is printed with its host.
    pub(crate) is_absolute: bool,
    /// What is no part of it: the host, a remark.
    pub(crate) left_out: Vec<&'t str>,
    /// Other paths: `/lamps or /lamps/all`, and those without what stands in brackets: `/lamps[/{id}]`.
    pub(crate) others: Vec<Cow<'t, str>>,
}

/// Reads what stands behind a method.
pub(crate) fn read(printed: &str) -> Uri<'_> {
    let (path, behind) = parted(printed);
    let (host, path) = host(path);
    let mut left_out: Vec<&str> = host.into_iter().collect();
    let mut others: Vec<Cow<'_, str>> = Vec::new();
    if let Some(behind) = behind {
        let joined = ["or ", "and ", "| ", ", "].iter().find_map(|word| behind.strip_prefix(word));
        let other = joined.map(str::trim).filter(|text| text.starts_with('/') && !text.contains(char::is_whitespace));
        left_out.extend((other.is_none()).then_some(behind));
        others.extend(other.map(Cow::Borrowed));
    }
    let mut path = braced(path);
    if let Some((whole, shorter)) = optional(&path) {
        others.extend(shorter.into_iter().map(Cow::Owned));
        path = Cow::Owned(whole);
    }
    Uri { path, is_absolute: host.is_some(), left_out, others }
}

/// A path before what is none of it; the whole where that is not known.
fn parted(printed: &str) -> (&str, Option<&str>) {
    let mut depth = 0_usize;
    let end = printed.char_indices().find(|&(_, c)| {
        match c {
            '{' | '<' => depth += 1,
            '}' | '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c.is_whitespace()
    });
    let Some((end, _)) = end else { return (printed, None) };
    let (path, behind) = (&printed[..end], printed[end..].trim());
    let is_other = || ["or /", "and /", "| /"].iter().any(|word| behind.starts_with(word));
    if path.ends_with(',') && behind.starts_with('/') {
        return (path.trim_end_matches(','), Some(&printed[end - 1..]));
    }
    let is_remark = REMARKS.iter().any(|sign| behind.starts_with(sign)) || is_other();
    if is_remark { (path, Some(behind)) } else { (printed, None) }
}

/// The scheme and host before a path.
fn host(uri: &str) -> (Option<&str>, &str) {
    let behind = ["https://", "http://"].iter().find_map(|scheme| uri.strip_prefix(scheme));
    let Some(behind) = behind else { return (None, uri) };
    let path = behind.find('/').map_or("/", |at| &behind[at..]);
    let host = uri.strip_suffix(path).unwrap_or(uri);
    (Some(host), path)
}

/// A path with what stands in brackets, and the paths without each of those parts: `/lamps/{id}` and `/lamps` of
/// `/lamps[/{id}]`. A query in brackets (`[?limit={limit}]`) may be left out as any query may.
fn optional(path: &str) -> Option<(String, Vec<String>)> {
    if !path.contains('[') {
        return None;
    }
    let mut parts: Vec<(usize, Option<usize>)> = Vec::new();
    let mut depth = 0_usize;
    for (at, c) in path.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '[' if depth == 0 => {
                path[at + 1..].starts_with(['/', '?', '&']).then(|| parts.push((at, None)))?;
            }
            ']' if depth == 0 => parts.iter_mut().rev().find(|(_, end)| end.is_none())?.1 = Some(at),
            _ => {}
        }
    }
    let ends: Option<Vec<(usize, usize)>> = parts.into_iter().map(|(start, end)| Some((start, end?))).collect();
    let parts = ends.filter(|parts| (1..=OPTIONAL).contains(&parts.len()))?;
    let plain = |text: &str| text.replace(['[', ']'], "");
    let shorter = parts.iter().rev().filter(|(start, _)| path[start + 1..].starts_with('/'));
    let shorter = shorter.map(|&(start, end)| plain(&format!("{}{}", &path[..start], &path[end + 1..])));
    Some((plain(path), shorter.collect()))
}

/// The path with its parameters in braces: `/lamps/:id`, `/lamps/<id>`, `/lamps/%(id)s`.
fn braced(path: &str) -> Cow<'_, str> {
    if !path.contains([':', '<', '%', '$', '(']) {
        return Cow::Borrowed(path);
    }
    let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    let segments = path.split('/').map(|segment| match name(segment) {
        Some(name) => Cow::Owned(format!("{{{name}}}")),
        None => Cow::Borrowed(segment),
    });
    let mut braced = segments.collect::<Vec<_>>().join("/");
    if let Some(query) = query {
        braced.push('?');
        braced.push_str(query);
    }
    Cow::Owned(braced)
}

/// The parameter that a segment of a path is.
fn name(segment: &str) -> Option<&str> {
    let between = |opens: &str, closes: &str| segment.strip_prefix(opens)?.strip_suffix(closes);
    let name = segment
        .strip_prefix(':')
        .or_else(|| between("<", ">"))
        .or_else(|| between("%(", ")s"))
        .or_else(|| between("$(", ")s"))
        .or_else(|| between("${", "}"))
        .or_else(|| between("(", ")").map(|typed| typed.split_once(':').map_or(typed, |(_, name)| name)))?;
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.');
    (name.starts_with(|c: char| c.is_alphabetic()) && name.chars().all(is_plain)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(printed: &str, path: &str, other: &str, left_out: &[&str]) {
        let uri = read(printed);
        assert_eq!((&*uri.path, &*uri.others.join(" "), uri.left_out.as_slice()), (path, other, left_out));
    }

    #[test]
    fn a_host_is_left_out() {
        check("https://lamps.example/v1/lamps?limit=3", "/v1/lamps?limit=3", "", &["https://lamps.example"]);
        check("http://lamps.example", "/", "", &["http://lamps.example"]);
        check("{endpoint}/lamps", "{endpoint}/lamps", "", &[]);
    }

    #[test]
    fn a_remark_is_left_out_and_a_second_path_read() {
        check("/lamps  # all of them", "/lamps", "", &["# all of them"]);
        check("/lamps (deprecated)", "/lamps", "", &["(deprecated)"]);
        check("/lamps or /lamps/all", "/lamps", "/lamps/all", &[]);
        check("/lamps, /lamps/all", "/lamps", "/lamps/all", &[]);
        check("/lamps/{the id}/<a b>", "/lamps/{the id}/{a b}", "", &[]);
        check("/lamps to list", "/lamps to list", "", &[]);
    }

    #[test]
    fn what_stands_in_brackets_may_be_left_out() {
        check("/rooms/{room}[/{lamp}]", "/rooms/{room}/{lamp}", "/rooms/{room}", &[]);
        check("/rooms[/{room}[/{lamp}]]", "/rooms/{room}/{lamp}", "/rooms/{room} /rooms", &[]);
        check("/rooms[/{room}]/lamps", "/rooms/{room}/lamps", "/rooms/lamps", &[]);
        check("/rooms[?limit={limit}]", "/rooms?limit={limit}", "", &[]);
        for kept in ["/rooms/[room]", "/rooms[/{room}", "/rooms/{room:[a-z]+}", "/rooms]"] {
            check(kept, kept, "", &[]);
        }
    }

    #[test]
    fn parameters_have_other_signs_than_braces() {
        check("/lamps/(int:id)/(part)/all(x)", "/lamps/{id}/{part}/all(x)", "", &[]);
        check("/lamps/:id/<part>/%(x)s/${y}/all", "/lamps/{id}/{part}/{x}/{y}/all", "", &[]);
        check("/lamps/a:b/%20/:1/<>?a=<b>", "/lamps/a:b/%20/:1/<>?a=<b>", "", &[]);
    }
}
