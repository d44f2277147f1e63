//! Mounts the page. Native builds do nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    casewright::browser::page::log_panics();
    casewright::fetch_ahead();
    yew::platform::spawn_local(async {
        casewright::take_up_own().await;
        casewright::take_up_language().await;
        if let Some(root) = casewright::browser::page::app_root() {
            casewright::browser::translation::guard(&root);
            yew::Renderer::<casewright::App>::with_root(root).render();
        }
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
