//! Compressed twins, sums, and the archive.

use std::io::{Cursor, Write};

use brotli::enc::BrotliEncoderParams;
use casewright_core::release::is_named_by_content;
use chrono::{Datelike, Timelike};
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{File, Files, Result};

/// The time of all files, as a zip writes it: in UTC, to two seconds.
pub(super) fn time(epoch: &str) -> Result<DateTime> {
    let fault = || format!("SOURCE_DATE_EPOCH is `{epoch}`: set it to the seconds since 1970 of the commit");
    let time = chrono::DateTime::from_timestamp(epoch.parse().map_err(|_| fault())?, 0).ok_or_else(fault)?.naive_utc();
    let part = |number: u32| u8::try_from(number).map_err(|_| fault());
    let year = u16::try_from(time.year()).map_err(|_| fault())?;
    let (month, day, hour) = (part(time.month())?, part(time.day())?, part(time.hour())?);
    DateTime::from_date_and_time(year, month, day, hour, part(time.minute())?, part(time.second())?)
        .map_err(|_| fault())
}

/// Adds `.br` and `.gz` beside the files whose names change with their contents. The others are for the host to change, or to
/// delete, and a server would go on sending what was compressed before.
pub(super) fn add_twins(files: &mut Files, folder: &str) {
    let mut twins = Files::new();
    for (path, File { bytes, .. }) in files.iter() {
        if path.strip_prefix(folder).is_some_and(is_named_by_content) {
            for (ending, packed) in [(".br", brotli(bytes)), (".gz", gzip(bytes))] {
                if packed.len() < bytes.len() {
                    twins.insert(format!("{path}{ending}"), File { bytes: packed, runs: false });
                }
            }
        }
    }
    files.extend(twins);
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    // Reading from and writing to memory cannot fail.
    let _ = ::brotli::BrotliCompress(&mut &*bytes, &mut packed, &params);
    packed
}

/// Without a time, which would be in it.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    let _ = writer.write_all(bytes);
    writer.finish().unwrap_or_default()
}

/// A line as `sha256sum` writes and checks it.
pub(super) fn sum(path: &str, bytes: &[u8]) -> String {
    let digits: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{digits}  {path}\n")
}

/// All files below one folder.
pub(super) fn zip(files: &Files, folder: &str, time: DateTime) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(time);
    let fault = |error: &dyn std::fmt::Display| format!("cannot pack: {error}");
    for (path, File { bytes, runs }) in files {
        let options = options.unix_permissions(if *runs { 0o755 } else { 0o644 });
        archive.start_file(format!("{folder}/{path}"), options).map_err(|error| fault(&error))?;
        archive.write_all(bytes).map_err(|error| fault(&error))?;
    }
    Ok(archive.finish().map_err(|error| fault(&error))?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::{File, Files, add_twins, time, zip};

    fn page() -> Files {
        let file = |path: &str| (path.to_owned(), File { bytes: vec![b'a'; 4000], runs: false });
        let mut files =
            Files::from(["page/index.html", "page/app-1844638628/app.js", "docs/a-1844638628.md"].map(file));
        add_twins(&mut files, "page/");
        files
    }

    #[test]
    fn only_what_no_host_changes_has_twins() {
        let files = page();
        let twins: Vec<&str> = files.keys().map(String::as_str).filter(|path| !path.ends_with(['l', 'd'])).collect();
        let app = "page/app-1844638628/app.js";
        assert_eq!(twins, [app.to_owned(), format!("{app}.br"), format!("{app}.gz")]);
    }

    #[test]
    fn the_same_files_are_the_same_bytes() {
        let (one, other) = (time("1796032046"), time("1796032048"));
        let packed = |time| zip(&page(), "casewright", time).ok();
        assert!(packed(one.clone().unwrap_or_default()).is_some());
        assert_eq!(packed(one.clone().unwrap_or_default()), packed(one.clone().unwrap_or_default()));
        assert_ne!(packed(one.unwrap_or_default()), packed(other.unwrap_or_default()));
        assert!(time("").is_err() && time("tomorrow").is_err());
    }
}
