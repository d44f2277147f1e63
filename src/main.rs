//! Mounts the page. Native builds make an empty shell of it.

#[cfg(target_arch = "wasm32")]
fn main() {
    casewright::app::language::take_up();
    if let Some(root) = casewright::browser::page::root() {
        yew::Renderer::<casewright::app::App>::with_root(root).render();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
