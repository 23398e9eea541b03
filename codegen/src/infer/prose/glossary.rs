//! Values of which each is told what it means: behind bullets, as numbers, or in a sentence of its own.

use super::lead;
use super::listing::{self, Item, Scanner};
use super::lists::{self, Manner, Token};

impl Scanner<'_, '_> {
    /// Values behind bullets that a table ran together: "* `A` : words. * `B` : words".
    pub(crate) fn bullets(&self, at: usize) -> Option<Vec<Item>> {
        let bullet = self.piece(at).filter(|piece| piece.is_mark(&['*', '-', '•']))?.token;
        let listed = self.before(at).is_some_and(|piece| piece.is_mark(&[':'])) && self.is_bullet(at, bullet);
        if !listed {
            return None;
        }
        let manners = [Manner::Literal, Manner::Capitals, Manner::Plain];
        let manner = manners.into_iter().find(|&manner| self.value(at + 1, manner).is_some())?;
        if manner == Manner::Plain && !lead::of_bullets(self, at - 1) {
            return None;
        }
        let is_item = |at: usize| self.is_bullet(at, bullet) && self.value(at + 1, manner).is_some();
        let mut items: Vec<Item> = Vec::new();
        let mut next = at;
        while let Some((value, after)) = self.value(next + 1, manner) {
            let behind = (after..self.pieces.len()).find(|&at| is_item(at)).unwrap_or(self.pieces.len());
            let told = self.piece(after).is_some_and(|piece| piece.is_mark(&[':', '-', '–', '=', '(', ',', '.']));
            if !told && behind != after {
                return None;
            }
            let said = if told && behind != after { self.between(after + 1, behind) } else { "" };
            items.push((value.into_owned(), said.trim_end_matches(['.', ')', ' ', '\\']).to_owned()));
            if items.len() == listing::MANY {
                break;
            }
            next = behind;
        }
        (items.len() > 1).then_some(items)
    }

    /// Whether a bullet stands at a place: the mark, with blanks around it.
    fn is_bullet(&self, at: usize, bullet: Token<'_>) -> bool {
        let Some(piece) = self.piece(at).filter(|piece| piece.token == bullet) else { return false };
        let parted = |piece: Option<&str>| piece.is_none_or(|text| text.starts_with(char::is_whitespace));
        let before = self.text.get(..piece.start).map(|text| text.trim_end_matches('\\'));
        parted(self.text.get(piece.end..)) && before.is_some_and(|text| text.ends_with(char::is_whitespace))
    }

    /// Numbers with what they mean: "0 = off, 1 = on".
    pub(crate) fn numbers(&self, at: usize) -> Option<Vec<Item>> {
        let number = |at: usize| match (self.piece(at)?.token, self.piece(at + 1)?.token) {
            (Token::Word(word), Token::Mark('=' | ':')) => {
                word.bytes().all(|byte| byte.is_ascii_digit()).then_some(word)
            }
            _ => None,
        };
        number(at)?;
        let mut items: Vec<Item> = Vec::new();
        let mut next = at;
        while let Some(word) = number(next) {
            let mut end = next + 2;
            let joint = loop {
                match self.piece(end) {
                    None => break None,
                    Some(piece) if piece.is_mark(&['.', ')']) => break None,
                    Some(_) if end - next > listing::LONG => break None,
                    Some(_) => match self.joint(end).filter(|(behind, _)| number(*behind).is_some()) {
                        Some((behind, _)) => break Some(behind),
                        None => end += 1,
                    },
                }
            };
            items.push((word.to_owned(), self.between(next + 2, end).to_owned()));
            match joint {
                Some(behind) if items.len() < listing::MANY => next = behind,
                Some(_) | None => break,
            }
        }
        (items.len() > 1).then_some(items)
    }

    /// Values of which each has a sentence or clause: "If `A`, …. If `B`, …", "a value of `1` means …".
    pub(crate) fn told_one_by_one(&self) -> Vec<Item> {
        let told = |of: &[&str], at: usize| {
            let from = at.checked_sub(of.len()).filter(|&from| lead::begins(self, from));
            let before = from.and_then(|from| self.pieces.get(from..at));
            before.is_some_and(|pieces| pieces.iter().zip(of).all(|(piece, word)| piece.is(&[word])))
        };
        for of in [&["if"][..], &["a", "value", "of"]] {
            let mut items: Vec<Item> = Vec::new();
            for (at, piece) in self.pieces.iter().enumerate() {
                let Token::Literal(text) = piece.token else { continue };
                let parted = of.len() > 1 || self.piece(at + 1).is_some_and(|piece| piece.is_mark(&[',']));
                if parted && told(of, at) && lists::is_value(text) && items.iter().all(|(known, _)| known != text) {
                    items.push((text.to_owned(), String::new()));
                }
            }
            if items.len() > 1 {
                return items;
            }
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use crate::infer::prose::listing::find;
    use crate::infer::prose::listing::tests::check;

    #[test]
    fn bullets_that_were_run_together_are_lists() {
        check("Valid values are: \\* Lit \\* Dark \\* Gone", &["Lit", "Dark", "Gone"]);
        check("The lamp: - LIT: It burns - bright. - DARK: No light.", &["LIT", "DARK"]);
        check("To know: - oil: It burns. - wick: It glows.", &[]);
        assert_eq!(find("The lamp: * `LIT` : It burns. * `DARK` : No light.")[1].1, "No light");
    }

    #[test]
    fn values_may_be_told_one_by_one() {
        check("The lamp. 0 = off, 1 = on.", &["0", "1"]);
        check("If `AUTO`, it burns. If `MANUAL`, light it.", &["AUTO", "MANUAL"]);
        check("A value of `1` means on; a value of `0` means off.", &["1", "0"]);
        check("With the value of `oil` and the value of `wick`.", &[]);
        check("At a ratio of 1:2, 2:3 or more.", &[]);
    }
}
