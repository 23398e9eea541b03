//! Where words of names begin and end at a change of case: `forceRing`, but `QoS`, `iSCSI`, `ETag`, `MACaddress`.

/// What words are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    /// Names, in which capitals begin words.
    Name,
    /// Prose, in which blanks part words.
    Prose,
}

/// What a capital does.
pub(crate) enum Turn {
    Starts,
    Goes,
    /// It is the last of its word.
    Ends,
}

/// The word under way before a capital, in lower case, and the place of the capital in the name.
pub(crate) struct Piece<'t> {
    pub(crate) word: &'t str,
    pub(crate) capital: usize,
    pub(crate) script: Script,
}

impl Piece<'_> {
    /// What a capital does behind the word: a piece of one letter is no word, unless it counts or is an article.
    pub(crate) fn turn(&self, name: &str, before: char, capital: char) -> Turn {
        let behind = &name[self.capital + capital.len_utf8()..];
        let mut next = behind.chars();
        let after = next.next().unwrap_or(' ');
        let lower_behind = next.next().is_some_and(char::is_lowercase);
        let single = |letter: char| self.word.chars().nth(1).is_none() && !stands_alone(letter);
        if before.is_lowercase() && self.script == Script::Prose {
            let lower = |c: &char| c.is_lowercase();
            let [behind, ahead] = [
                behind.chars().take_while(lower).count(),
                name[..self.capital].chars().rev().take_while(lower).count(),
            ];
            return if behind > 2 && ahead > 2 { Turn::Starts } else { Turn::Goes };
        }
        if before.is_lowercase() {
            // "QoS" and "PaaS" end in a capital; "vCPU" and "iSCSI" begin with a small letter.
            let begun = name[..self.capital].chars().rev().nth(self.word.chars().count() - 1);
            let short = self.word.len() < 4 || self.word.ends_with("aa");
            let last = !after.is_alphanumeric() || (after.is_uppercase() && lower_behind);
            let joins = single(before) || (last && short && begun.is_some_and(char::is_uppercase));
            return if joins { Turn::Goes } else { Turn::Starts };
        }
        // "IPv6", "vCPUs" and "IDs" keep together what a plural or a version letter would tear apart.
        let tail = matches!(after, 's' | 'v') && !lower_behind;
        if !before.is_uppercase() || !after.is_lowercase() || tail {
            return Turn::Goes;
        }
        let run = || behind.chars().take(4).filter(|c| c.is_lowercase()).count() == 4;
        let known =
            |known: &&str| known.strip_prefix(self.word).is_some_and(|rest| rest.chars().eq(capital.to_lowercase()));
        if ACRONYMS.iter().any(known) && run() {
            // "MACaddress".
            return Turn::Ends;
        }
        // "OAuth", "ETag", "IPsec".
        if single(before) { Turn::Goes } else { Turn::Starts }
    }
}

/// Words in capitals that other words are written right behind.
const ACRONYMS: [&str; 8] = ["ip", "mac", "dns", "url", "uri", "vm", "cpu", "vip"];

/// Whether a letter may be a word: an article, or one that tells axes apart.
fn stands_alone(letter: char) -> bool {
    matches!(letter.to_ascii_lowercase(), 'a' | 'x' | 'y' | 'z')
}
