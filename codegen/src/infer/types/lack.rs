//! What things are at times without, by its name: where an answer has a key for it all the same, it holds `null`.

use crate::infer::language::words::{self, Words};

/// What a key is for, as far as it tells whether there may be nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lack {
    /// When something happened that need not happen, or why: `deleted_at`, `fail_reason`.
    Event,
    /// When a thing was changed, if that is no other word for when it was made.
    Change,
    /// When a thing was made, or when it is up to.
    Making,
    /// What somebody says of a thing who need not say anything: `description`.
    Remark,
    /// What somebody calls a thing who need not call it anything.
    Name,
    /// What tells a thing from all others.
    Identity,
    /// Another thing: `snapshot_id`.
    Reference,
    /// What users give a thing under keys of their own: `metadata`.
    Data,
    /// What every thing has: its owner, its state, its size.
    Nothing,
    /// Anything else.
    Other,
}

impl Lack {
    pub(crate) fn of(name: &str) -> Self {
        let words = Words::local(name);
        let mut backwards = words.iter().rev();
        let (Some(last), before) = (backwards.next(), backwards.next()) else { return Self::Other };
        let first = words.first().unwrap_or_default();
        match last {
            "description" | "comment" | "comments" | "remark" | "note" | "notes" => Self::Remark,
            "reason" | "error" | "fault" | "failure" | "deleted" | "completed" | "finished" | "expiration" => {
                Self::Event
            }
            "message" if matches!(before, Some("error" | "fault" | "failure")) => Self::Event,
            "name" | "label" | "title" if before.is_none_or(|word| word == "display") => Self::Name,
            "at" | "time" | "date" | "on" => Self::of_time(first, before),
            // A bare `updated` mostly says when it was made as long as nothing was changed.
            "updated" | "modified" | "created" => Self::Making,
            "id" | "uuid" | "ref" => match before {
                None => Self::Identity,
                Some(_) if is_owner(first) => Self::Nothing,
                Some(_) => Self::Reference,
            },
            "size" | "count" | "total" | "timestamp" | "links" | "href" | "rel" | "self" | "schema" => Self::Nothing,
            // In what state a thing is, and not which one it is to have or had before.
            "status" | "state" => match first {
                "target" | "task" | "previous" | "old" | "last" => Self::Other,
                _ => Self::Nothing,
            },
            "type" | "kind" | "version" if before.is_none() => Self::Nothing,
            _ if is_owner(last) || (before.is_none() && words::tells_kind(name)) => Self::Nothing,
            _ if words::holds_users_data(name) => Self::Data,
            _ => Self::Other,
        }
    }

    /// What a time is for, by the word before the one that says that it is a time.
    fn of_time(first: &str, before: Option<&str>) -> Self {
        let Some(event) = before else { return Self::Nothing };
        match event {
            "created" | "creation" | "create" | "issued" => Self::Making,
            "updated" | "modified" | "changed" | "update" if first == event => Self::Change,
            "updated" | "modified" | "changed" | "finished" | "completed" | "ended" | "end" | "terminated"
            | "stopped" | "deleted" | "expired" | "closed" | "resolved" | "cancelled" | "canceled" | "failed"
            | "aborted" => Self::Event,
            _ if first == "last" => Self::Event,
            _ => Self::Other,
        }
    }
}

fn is_owner(word: &str) -> bool {
    matches!(word, "tenant" | "project" | "account" | "owner" | "creator" | "domain")
}

#[cfg(test)]
mod tests {
    use super::Lack;

    #[track_caller]
    fn check(names: &[&str], expected: Lack) {
        for name in names {
            assert_eq!(Lack::of(name), expected, "{name}");
        }
    }

    #[test]
    fn names_tell_what_there_may_be_none_of() {
        check(&["endTime", "deleted_at", "last_rung_at", "rope_updated_at", "fail_reason", "last_error"], Lack::Event);
        check(&["updated_at", "modifiedOn"], Lack::Change);
        check(&["created", "updated", "created_at", "creation_time"], Lack::Making);
        check(&["description", "display_description", "comment"], Lack::Remark);
        check(&["name", "display_name", "label"], Lack::Name);
        check(&["id", "uuid"], Lack::Identity);
        check(&["bell_id", "frameUuid", "ZZ-EXT:rope_ref"], Lack::Reference);
        check(
            &["tenant_id", "project_id", "owner", "status", "power_state", "type", "size", "ropeCount"],
            Lack::Nothing,
        );
        check(&["metadata", "tags"], Lack::Data);
        check(&["weight", "rope_type", "target_state", "cast_at", "host_name", ""], Lack::Other);
    }
}
