//! Keys that measure: what is measured together is of one kind of number.

use crate::infer::language::endings::Endings;
use crate::infer::language::words::Words;

/// What a key measures, without the word for how: `latency` of `avg_latency` and `latencyMax`, nothing more of `max`.
/// What stands in degrees of a globe goes together too, and so does money.
pub(crate) fn measured(name: &str) -> Option<String> {
    let is_measure = |word: &str| {
        let percentile =
            word.strip_prefix('p').is_some_and(|rank| rank.len() > 1 && rank.bytes().all(|b| b.is_ascii_digit()));
        percentile
            || matches!(
                word,
                "avg"
                    | "average"
                    | "mean"
                    | "median"
                    | "min"
                    | "minimum"
                    | "max"
                    | "maximum"
                    | "sum"
                    | "stddev"
                    | "stdev"
                    | "variance"
                    | "lat"
                    | "latitude"
                    | "lon"
                    | "lng"
                    | "longitude"
            )
    };
    let words = Words::local(name);
    if words.last().is_some_and(is_money) {
        return Some("money".to_owned());
    }
    let rest: Vec<&str> = words.iter().filter(|word| !is_measure(word)).collect();
    (rest.len() < words.iter().count()).then(|| rest.join(" "))
}

fn is_money(word: &str) -> bool {
    matches!(
        word,
        "price" | "cost" | "amount" | "subtotal" | "tax" | "fee" | "balance" | "discount" | "charge" | "credit"
    )
}

/// Whether a key holds a number that has a fraction unless it is whole by chance: a rate, an average, a percentage.
pub(crate) fn has_fraction(name: &str) -> bool {
    let words = Words::local(name);
    words.last().is_some_and(|word| {
        matches!(
            word,
            "rate"
                | "ratio"
                | "average"
                | "avg"
                | "mean"
                | "median"
                | "stddev"
                | "stdev"
                | "variance"
                | "percent"
                | "percentage"
                | "utilization"
                | "utilisation"
                | "score"
                | "probability"
                | "latitude"
                | "longitude"
        )
    })
}

/// Whether a key says what went wrong, which nothing does in most states.
pub(crate) fn tells_failure(name: &str) -> bool {
    const LAST: Endings = Endings::new(&["error", "fault", "failure", "message"]);
    LAST.are_of(name, Words::local)
        && matches!(Words::local(name).as_str(), "error" | "fault" | "failure" | "error message" | "last error")
}

#[cfg(test)]
mod tests {
    use super::measured;

    #[test]
    fn measures_are_of_something() {
        assert_eq!(measured("avg_weight").as_deref(), Some("weight"));
        assert_eq!(measured("weightMax").as_deref(), Some("weight"));
        assert_eq!(measured("p95").as_deref(), Some(""));
        assert_eq!(measured("unit_price"), measured("tax"));
        assert_eq!(measured("weight"), None);
    }
}
