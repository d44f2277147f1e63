//! Mounts the page. Native builds make an empty shell of it.

/// Room for home and a case of some size, in bytes, asked for at once before the part that draws a case joins (`browser::part`). The
/// allocator would ask for 64 KB again and again while someone types, and each time scripts have to look at the memory anew.
#[cfg(target_arch = "wasm32")]
const RESERVED: usize = 2 << 20;

#[cfg(target_arch = "wasm32")]
fn main() {
    // What is given back stays with the allocator.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(RESERVED)));
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
