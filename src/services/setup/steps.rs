//! The steps of the first run, in order. Each has its own address and is saved as it is left.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    School,
    Director,
    Texts,
    Services,
    People,
    End,
}

impl Step {
    pub(super) const ALL: [Step; 6] = [Step::School, Step::Director, Step::Texts, Step::Services, Step::People, Step::End];

    /// From 1.
    pub(super) fn number(self) -> u32 {
        self as u32 + 1
    }

    pub(super) fn path(self) -> &'static str {
        [
            "/installation/ecole",
            "/installation/direction",
            "/installation/textes",
            "/installation/services",
            "/installation/personnes",
            "/installation/fin",
        ][self as usize]
    }

    /// In the list of steps.
    pub(super) fn name(self) -> &'static str {
        ["École", "Direction", "Textes", "Services", "Personnes", "Ouverture"][self as usize]
    }

    /// The head of its page.
    pub(super) fn title(self) -> &'static str {
        [
            "Votre école",
            "Votre compte de direction",
            "La charte et l’information sur les données",
            "Les services à ouvrir",
            "Les élèves, les familles et l’équipe",
            "Tout est prêt",
        ][self as usize]
    }

    pub(super) fn before(self) -> Option<Step> {
        (self as usize).checked_sub(1).map(|n| Step::ALL[n])
    }

    /// The step after `done` finished steps: where one resumes.
    pub(super) fn after(done: u32) -> Step {
        Step::ALL.into_iter().find(|s| s.number() > done).unwrap_or(Step::End)
    }
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn one_resumes_at_the_first_step_not_done() {
        assert_eq!(Step::after(0), Step::School);
        assert_eq!(Step::after(5), Step::End);
        assert_eq!(Step::after(9), Step::End);
        assert_eq!((Step::School.before(), Step::End.before()), (None, Some(Step::People)));
    }
}
