//! Browser notifications, shown only with the person's permission.

use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// Whether the page may show notifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    Granted,
    /// Nobody was asked yet.
    NotAsked,
    /// The person or the browser refused, or there are no notifications here.
    Denied,
}

/// The current permission. A page on plain http may not even ask.
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

/// Asks the person and passes on the answer.
pub fn ask(then: impl FnOnce(Permission) + 'static) {
    let Ok(asked) = Notification::request_permission() else { return then(permission()) };
    wasm_bindgen_futures::spawn_local(async move {
        let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
        then(permission());
    });
}

/// Shows a notification. It replaces one with the same `tag`, even from another tab.
pub fn show(tag: &str, title: &str, body: &str) {
    if permission() == Permission::Granted {
        let options = NotificationOptions::new();
        options.set_tag(tag);
        options.set_body(body);
        // Some phone browsers allow notifications only from service workers.
        let _ = Notification::new_with_options(title, &options);
    }
}
