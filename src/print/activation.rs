//! The sheets that bring people in: one slip a person, with the code that opens their account once.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Document, Look, Piece, Role, School, Style, Text, document::item, mm, qr, text::Typesetter};
use crate::{Result, access::Profile};

const PER_PAGE: usize = 5;
const IDENTITY: f32 = mm(64.0);
const STEPS: f32 = mm(75.0);
const GAP: f32 = mm(4.0);
const QR: f32 = mm(33.0);

/// Codes have dashes, which links keep as they are: fewer signs make a coarser QR code, easier to read.
const IN_A_LINK: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-');

/// One person's slip. A parent's never holds a child's login, nor a child's a parent's.
#[derive(Clone, Debug)]
pub struct Slip {
    pub person: String,
    pub profile: Profile,
    /// As it is written to this person: "Élève", "Enseignante", "Responsable".
    pub profile_words: String,
    /// The class the slips are handed out in; none for those who have none.
    pub class: Option<String>,
    pub login: String,
    pub code: String,
    /// The last day the code works: "15 décembre 2026".
    pub code_until: String,
    /// The children of a guardian, as "Léa Martin (CM2)".
    pub also_for: Vec<String>,
}

/// The sheet of all these slips. Each class and profile starts on a new page, in the order the slips come in.
/// `address` is where the school's people go ("https://ecole.exemple.fr").
pub fn activation_sheet(school: &School, address: &str, slips: &[Slip]) -> Result<Vec<u8>> {
    let look = Look { title: "Codes d’activation", note: "Confidentiel. À imprimer au recto seulement.", ..Look::default() };
    let mut document = Document::new(school, look)?;
    if slips.is_empty() {
        document.paragraph("Aucun code à imprimer : toutes les personnes choisies ont déjà activé leur compte.");
    }
    let address = address.trim_end_matches('/');
    let mut steps = Steps::new(&mut document.typesetter, address);
    for (words, group) in groups(slips) {
        document.section(&words);
        let pieces = group.into_iter().map(|s| slip(&mut document.typesetter, address, s, &mut steps)).collect::<Result<_>>()?;
        document.slips(PER_PAGE, pieces);
    }
    document.finish()
}

/// The slips of each class and profile under the words for them, groups in order of their first slip.
fn groups(slips: &[Slip]) -> Vec<(String, Vec<&Slip>)> {
    let mut groups: Vec<(String, Vec<&Slip>)> = Vec::new();
    for slip in slips {
        let words = words_for(slip.class.as_deref(), slip.profile);
        match groups.iter_mut().find(|(title, _)| *title == words) {
            Some((_, group)) => group.push(slip),
            None => groups.push((words, vec![slip])),
        }
    }
    groups
}

fn words_for(class: Option<&str>, profile: Profile) -> String {
    let plural = profile.french_plural();
    match class {
        Some(class) => format!("Codes d’activation : {class}, {plural}"),
        None => format!("Codes d’activation : {plural}"),
    }
}

/// What to do, laid out once for all slips.
struct Steps {
    adult: Piece,
    pupil: Piece,
}

impl Steps {
    fn new(typesetter: &mut Typesetter, address: &str) -> Steps {
        // Browsers add the usual beginning by themselves.
        let page = format!("{}/activer", address.strip_prefix("https://").unwrap_or(address));
        let adult = [
            Text::from("Scannez le carré avec un téléphone, ou ouvrez la page ").and_address(&page),
            Text::from("Tapez votre code. Lisez la charte, puis acceptez-la."),
            Text::from("Choisissez votre mot de passe. Le code ne sert qu’une fois ; gardez votre identifiant."),
        ];
        let pupil = [
            Text::from("Scanne le carré avec une tablette, ou ouvre la page ").and_address(&page),
            Text::from("Tape ton code. Lisez la charte ensemble."),
            Text::from("Choisis ton mot de passe : il est secret, ne le dis à personne."),
        ];
        Steps {
            adult: steps(typesetter, "Votre première connexion", &adult),
            pupil: steps(typesetter, "À faire avec ta maîtresse, ton maître ou tes parents", &pupil),
        }
    }
}

fn steps(typesetter: &mut Typesetter, title: &str, items: &[Text]) -> Piece {
    let mut piece = Piece::new(Role::Group);
    piece.put(0.0, 0.0, typesetter.set(Role::Paragraph, &title.into(), Style::STRONG, STEPS));
    let mut list = Piece::new(Role::List { ordered: true });
    let indent = typesetter.scaled(mm(5.0));
    for (index, text) in items.iter().enumerate() {
        list.below(if index == 0 { 0.0 } else { 2.5 }, item(typesetter, Some(index + 1), text, (indent, STEPS)));
    }
    piece.below(3.0, list);
    piece
}

fn slip(typesetter: &mut Typesetter, address: &str, slip: &Slip, steps: &mut Steps) -> Result<Piece> {
    let link = format!("{address}/activer?code={}", utf8_percent_encode(&slip.code, IN_A_LINK));
    let steps = if slip.profile == Profile::Pupil { &steps.pupil } else { &steps.adult };
    let mut piece = Piece::new(Role::Group);
    let identity = identity(typesetter, slip);
    let height = identity.height.max(steps.height).max(QR);
    let code = qr(&link, QR, &format!("QR code vers {link}"))?;
    let middle = |piece: &Piece| (height - piece.height) / 2.0;
    let (first, second, third) = (middle(&identity), middle(steps), middle(&code));
    piece.put(0.0, first, identity);
    piece.put(IDENTITY + GAP, second, steps.clone());
    piece.put(IDENTITY + STEPS + 2.0 * GAP, third, code);
    Ok(piece)
}

/// Who it is for, the login and the code.
fn identity(typesetter: &mut Typesetter, slip: &Slip) -> Piece {
    let code = Text::from(grouped(&slip.code));
    let style = typesetter.fitted(&code, Style::sized(19.0).bold().spaced(0.05), IDENTITY);
    let mut piece = Piece::new(Role::Group);
    let mut add = |gap: f32, text: Text, style: Style| {
        let line = typesetter.set(Role::Paragraph, &text, style, IDENTITY);
        piece.below(gap, line);
    };
    add(0.0, slip.person.as_str().into(), Style::sized(13.0).bold());
    add(1.0, Text::from(who(slip)), Style::SMALL);
    add(5.0, Text::from("Identifiant : ").and_strong(&slip.login), Style::BODY);
    add(4.0, format!("Code valable jusqu’au {}", slip.code_until).into(), Style::SMALL);
    add(0.0, code, style);
    piece
}

fn who(slip: &Slip) -> String {
    let class = slip.class.as_deref().filter(|_| slip.also_for.is_empty());
    match class {
        Some(class) => format!("{}, {class}", slip.profile_words),
        None if slip.also_for.is_empty() => slip.profile_words.clone(),
        None => format!("{} de {}", slip.profile_words, children(&slip.also_for)),
    }
}

/// A slip has room for a large family, not for more.
fn children(names: &[String]) -> String {
    let (named, others) = names.split_at(names.len().min(6));
    match others.len() {
        0 => named.join(", "),
        1 => format!("{} et un autre enfant", named.join(", ")),
        n => format!("{} et {n} autres enfants", named.join(", ")),
    }
}

/// A code in groups of four, as it is read aloud; one that already has its groups is left alone.
fn grouped(code: &str) -> String {
    if !code.chars().all(char::is_alphanumeric) {
        return code.to_owned();
    }
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
