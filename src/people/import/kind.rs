//! What a file is, told by its header, never by its name.

use super::columns::Columns;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// ONDE's pupils, all of them or a selection.
    Pupils {
        source: Source,
    },
    /// ONDE's "responsables", or ONE's parents.
    Guardians,
    /// Our own table, with a column "Profil".
    Plain,
    /// Tables of teachers, of staff and of guests, as ONE and hand-made ones have them.
    Teachers,
    Staff,
    Guests,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// ONDE's (or BE1D's) extraction of the school.
    School,
    /// ONDE's extraction "par groupe d'élèves": neither INE nor class identifier.
    Group,
    /// A table of another ENT, or made by hand.
    Other,
}

impl Kind {
    pub fn french(self) -> &'static str {
        match self {
            Kind::Pupils { source: Source::Other } => "élèves",
            Kind::Pupils { source: Source::School } => "élèves d'ONDE",
            Kind::Pupils { source: Source::Group } => "élèves d'ONDE, par groupe",
            Kind::Guardians => "responsables",
            Kind::Plain => "modèle de Préau",
            Kind::Teachers => "enseignants",
            Kind::Staff => "personnels",
            Kind::Guests => "intervenants",
        }
    }

    pub fn of(columns: &Columns) -> Option<Kind> {
        let has = |name| columns.has(name);
        let named = has("nom") && has("prenom");
        let born = has("datedenaissance") || has("datenaissance") || has("neele");
        match () {
            () if has("profil") && named => Some(Kind::Plain),
            () if has("prenomresponsable") || named && has("prenomdeleleve") => Some(Kind::Guardians),
            () if has("prenomeleve") => Some(Kind::Pupils { source: source(columns) }),
            () if named && (has("fonction") || has("directeur")) => {
                Some(if has("classe") || has("directeur") { Kind::Teachers } else { Kind::Staff })
            }
            () if named && has("telephonetravail") => Some(Kind::Guests),
            () if named && born => Some(Kind::Pupils { source: Source::Other }),
            () => None,
        }
    }
}

fn source(columns: &Columns) -> Source {
    // BE1D, until 2016, had neither of them either, but called its authorisations in the plural.
    let be1d = columns.has("autorisationsphotos");
    if columns.has("ine") || columns.has("identifiantclasse") || be1d { Source::School } else { Source::Group }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(header: &str) -> Option<Kind> {
        Kind::of(&Columns::of(&header.split(';').map(str::to_owned).collect::<Vec<_>>()))
    }

    #[test]
    fn files_are_known_by_their_header() {
        let school = Some(Kind::Pupils { source: Source::School });
        assert_eq!(
            kind("Nom Elève;Nom d'usage Elève;Prénom Elève;Date naissance;Sexe; Cycle;Classe;Autorisations photos"),
            school
        );
        assert_eq!(kind("Nom élève;Prénom élève;Date naissance;INE;Libellé classe;Identifiant classe"), school);
        assert_eq!(
            kind("Nom élève;Prénom élève;Date naissance;Sexe;Niveau;Libellé classe"),
            Some(Kind::Pupils { source: Source::Group })
        );
        assert_eq!(kind("Prénom*;Nom*;Date de naissance*;Classes*"), Some(Kind::Pupils { source: Source::Other }));
        assert_eq!(kind("Civilité Responsable;Nom responsable;Prénom responsable;Prénom élève"), Some(Kind::Guardians));
        assert_eq!(kind("Nom*;Prénom*;Adresse;Nom de l'élève;Prénom de l'élève"), Some(Kind::Guardians));
        assert_eq!(kind("Prénom*;Nom*;date de naissance;fonction;telephone;classe;classe"), Some(Kind::Teachers));
        assert_eq!(kind("Prénom*;Nom*;date de naissance;fonction;telephone"), Some(Kind::Staff));
        assert_eq!(kind("Civilité;Nom usage;Nom;Prénom;Directeur;Classe"), Some(Kind::Teachers));
        assert_eq!(kind("Prénom*;Nom*;Classes;date de naissance;telephone;telephonetravail"), Some(Kind::Guests));
        assert_eq!(kind("Profil;Nom;Prénom"), Some(Kind::Plain));
        assert_eq!(kind("Article;Prix"), None);
    }
}
