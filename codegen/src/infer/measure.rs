//! Keys that measure: what is measured together is of one kind of number.

use super::words::Words;

/// What a key measures, without the word for how: `latency` of `avg_latency` and `latencyMax`, nothing more of `max`.
/// What stands in degrees of a globe goes together too.
pub(super) fn measured(name: &str) -> Option<String> {
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
    let rest: Vec<&str> = words.iter().filter(|word| !is_measure(word)).collect();
    (rest.len() < words.iter().count()).then(|| rest.join(" "))
}

#[cfg(test)]
mod tests {
    use super::measured;

    #[test]
    fn measures_are_of_something() {
        assert_eq!(measured("avg_weight").as_deref(), Some("weight"));
        assert_eq!(measured("weightMax").as_deref(), Some("weight"));
        assert_eq!(measured("p95").as_deref(), Some(""));
        assert_eq!(measured("weight"), None);
    }
}
