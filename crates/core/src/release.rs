//! The files of a release.

/// The minimum number of digits of a hash in a name. Shorter ones are dates and versions.
const HASH_SHORTEST: usize = 10;

/// True if the name of a file, or of a folder it is in, contains a hash of the contents: `pack/ccc-0cb95c7d5d02294c.json`,
/// `app-1844638628/app.js`. What is fetched under such a name never changes, so it can be cached forever; any other file
/// can be replaced by a host.
///
/// `path` is relative to the page.
pub fn is_named_by_content(path: &str) -> bool {
    path.split('/').any(|name| {
        let stem = name.split('.').next().unwrap_or_default();
        let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
        hash.len() >= HASH_SHORTEST && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::is_named_by_content;

    #[test]
    fn a_hash_in_the_name_of_the_file_or_of_its_folder() {
        for path in ["pack/ccc-0cb95c7d5d02294c.json", "app-1844638628/app.js", "look-b289afa20e95c82.js"] {
            assert!(is_named_by_content(path), "{path}");
        }
        for path in
            ["index.html", "pack.json", "languages/pt-br.json", "news-20261130.html", "a-/b", "x-0123456789g.js"]
        {
            assert!(!is_named_by_content(path), "{path}");
        }
    }
}
