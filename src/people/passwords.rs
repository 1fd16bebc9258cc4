pub struct Passwords;
impl Passwords {
    pub fn new(_: u32) -> Self {
        Passwords
    }
}
