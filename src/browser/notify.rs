//! Notifications of the browser, which it shows only to whoever allowed them.

use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// What the browser lets the page do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    Granted,
    /// Nobody was asked yet.
    NotAsked,
    /// The person or the browser said no, or there are none here.
    Denied,
}

/// What it lets the page do now. A page on plain http may not even ask.
pub fn permission() -> Permission {
    let there = super::window().is_some_and(|window| {
        window.is_secure_context() && js_sys::Reflect::has(&window, &"Notification".into()).unwrap_or(false)
    });
    if !there {
        return Permission::Denied;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Permission::Granted,
        NotificationPermission::Default => Permission::NotAsked,
        _ => Permission::Denied,
    }
}

/// Asks the person, and hands on what they said.
pub fn ask(then: impl FnOnce(Permission) + 'static) {
    let Ok(asked) = Notification::request_permission() else { return then(permission()) };
    wasm_bindgen_futures::spawn_local(async move {
        let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
        then(permission());
    });
}

/// Shows one. Another one with the same `tag`, be it of another tab, takes its place.
pub fn show(tag: &str, title: &str, body: &str) {
    if permission() == Permission::Granted {
        let options = NotificationOptions::new();
        options.set_tag(tag);
        options.set_body(body);
        // Some browsers on phones have them for service workers only.
        let _ = Notification::new_with_options(title, &options);
    }
}
