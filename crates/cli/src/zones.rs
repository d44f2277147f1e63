//! What people call time zones, and the names by which they are known.

/// The zone that an abbreviation or a plain name of the United States stands for.
///
/// EST and MST are names of zones too, but of ones without daylight saving time, which nobody means.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let name = name.to_uppercase();
    let name = name.trim().trim_start_matches("US ").trim_end_matches(" TIME").trim_end_matches(" STANDARD");
    Some(match name {
        "EST" | "EDT" | "ET" | "EASTERN" | "NEW YORK" => "America/New_York",
        "CST" | "CDT" | "CT" | "CENTRAL" | "CHICAGO" => "America/Chicago",
        "MST" | "MDT" | "MT" | "MOUNTAIN" | "DENVER" => "America/Denver",
        "PST" | "PDT" | "PT" | "PACIFIC" | "LOS ANGELES" => "America/Los_Angeles",
        "AKST" | "AKDT" | "ALASKA" => "America/Anchorage",
        "HAST" | "HADT" | "HAWAII" => "Pacific/Honolulu",
        _ => return None,
    })
}
