//! Class levels, from TPS to CM2, and ULIS: how they are written, their order and their cycle.

use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};

use crate::store::fold;

/// In the order of schooling; ULIS, which is a help and not a year, comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClassLevel {
    Tps,
    Ps,
    Ms,
    Gs,
    Cp,
    Ce1,
    Ce2,
    Cm1,
    Cm2,
    Ulis,
}

impl ClassLevel {
    pub const ALL: [ClassLevel; 10] = {
        use ClassLevel::*;
        [Tps, Ps, Ms, Gs, Cp, Ce1, Ce2, Cm1, Cm2, Ulis]
    };

    /// As written in the file and in ONDE: `CE1`.
    pub fn key(self) -> &'static str {
        ["TPS", "PS", "MS", "GS", "CP", "CE1", "CE2", "CM1", "CM2", "ULIS"][self as usize]
    }

    pub fn from_key(key: &str) -> Option<ClassLevel> {
        ClassLevel::ALL.into_iter().find(|l| l.key() == key)
    }

    pub fn french(self) -> &'static str {
        [
            "toute petite section",
            "petite section",
            "moyenne section",
            "grande section",
            "cours préparatoire",
            "cours élémentaire 1re année",
            "cours élémentaire 2e année",
            "cours moyen 1re année",
            "cours moyen 2e année",
            "unité localisée pour l'inclusion scolaire",
        ][self as usize]
    }

    /// The cycle since 2016; a pupil in ULIS follows the cycle of their age, so none is given.
    pub fn cycle(self) -> Option<u8> {
        match self as u8 {
            0..=3 => Some(1),
            4..=6 => Some(2),
            7..=8 => Some(3),
            _ => None,
        }
    }

    /// The level of the next year; none after CM2 (collège), ULIS stays ULIS.
    pub fn next(self) -> Option<ClassLevel> {
        match self {
            ClassLevel::Cm2 => None,
            ClassLevel::Ulis => Some(ClassLevel::Ulis),
            other => ClassLevel::ALL.get(other as usize + 1).copied(),
        }
    }

    /// Reads `CE1`, `ce 1`, `Cours élémentaire 1ère année`, `CLIS` (the old name of ULIS) …
    pub fn parse(text: &str) -> Option<ClassLevel> {
        let folded = fold(text);
        let compact: String = folded.split(' ').collect();
        if let Some(level) = ClassLevel::ALL.into_iter().find(|l| l.key().to_lowercase() == compact) {
            return Some(level);
        }
        let has = |word: &str| folded.split(' ').any(|w| w == word);
        let year = |first: ClassLevel, second: ClassLevel| {
            let number = folded.chars().find(char::is_ascii_digit);
            match number {
                Some('1') => Some(first),
                Some('2') => Some(second),
                _ if folded.contains("premiere") => Some(first),
                _ if folded.contains("deuxieme") || folded.contains("seconde") => Some(second),
                _ => None,
            }
        };
        match () {
            () if compact.starts_with("clis") || compact.starts_with("ulis") || folded.contains("inclusion") => {
                Some(ClassLevel::Ulis)
            }
            () if has("section") && (has("toute") || has("tout")) => Some(ClassLevel::Tps),
            () if has("section") && has("petite") => Some(ClassLevel::Ps),
            () if has("section") && has("moyenne") => Some(ClassLevel::Ms),
            () if has("section") && has("grande") => Some(ClassLevel::Gs),
            () if has("preparatoire") => Some(ClassLevel::Cp),
            () if has("elementaire") => year(ClassLevel::Ce1, ClassLevel::Ce2),
            () if has("moyen") => year(ClassLevel::Cm1, ClassLevel::Cm2),
            () => None,
        }
    }
}

impl ToSql for ClassLevel {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.key().into())
    }
}

impl FromSql for ClassLevel {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        ClassLevel::from_key(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

#[cfg(test)]
mod tests {
    use super::ClassLevel::{self, *};

    #[test]
    fn long_and_old_names_are_read() {
        for (text, level) in [
            ("CE1", Ce1),
            (" cm2 ", Cm2),
            ("CE 2", Ce2),
            ("Cours élémentaire 1ère année", Ce1),
            ("COURS ELEMENTAIRE 2", Ce2),
            ("Cours moyen deuxième année", Cm2),
            ("Cours préparatoire", Cp),
            ("Toute petite section", Tps),
            ("Petite section", Ps),
            ("CLIS 1", Ulis),
            ("ULIS", Ulis),
        ] {
            assert_eq!(ClassLevel::parse(text), Some(level), "{text}");
        }
        assert_eq!(ClassLevel::parse("6e"), None);
    }

    #[test]
    fn a_ce2_pupil_is_in_cycle_2_whatever_the_old_cycles_say() {
        assert_eq!((Gs.cycle(), Ce2.cycle(), Cm1.cycle(), Ulis.cycle()), (Some(1), Some(2), Some(3), None));
        assert_eq!((Gs.next(), Cm2.next()), (Some(Cp), None));
    }
}
