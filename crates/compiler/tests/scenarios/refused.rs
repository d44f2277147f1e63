//! What `check` refuses.
