use maud::{Markup, html};
#[derive(Default)]
pub struct Frame {
    pub flash: Option<String>,
}
impl Frame {
    pub fn new(
        _: &super::App,
        _: &crate::people::school::School,
        _: Option<&crate::people::presence::Presence>,
        _: &str,
        flash: Option<String>,
    ) -> Frame {
        Frame { flash }
    }
}
pub fn page(_: &Frame, title: &str, main: Markup) -> Markup {
    html! { h1 { (title) } (main) }
}
