//! A browser's name for itself, in words: "Firefox sur Windows".

/// What people would call the device; "Appareil inconnu" when it does not say.
pub(super) fn name(user_agent: &str) -> String {
    let first = |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    // Order matters: most browsers also claim to be their ancestors.
    let browser = first(&[
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("CrOS", "Chromebook"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} sur {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "Appareil inconnu".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_device_is_named_as_its_owner_would() {
        for (agent, words) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Windows"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1",
                "Safari sur iPhone",
            ),
            ("Mozilla/5.0 (Linux; Android 14; SM-T500) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "Chrome sur Android"),
            ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge sur Windows"),
            ("essai", "Appareil inconnu"),
        ] {
            assert_eq!(name(agent), words);
        }
    }
}
