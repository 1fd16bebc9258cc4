//! The list as a spreadsheet and as a printed table.

use crate::{
    people::{
        directory::{Sheet as Person, roles},
        shares::Field,
    },
    print::{
        Column, Width,
        export::{Sheet, Value},
        list::{List, Part},
    },
};

const CONTACTS: [Field; 6] =
    [Field::Email, Field::PhoneMobile, Field::PhoneHome, Field::PhoneWork, Field::Address, Field::BirthDate];

/// What each shows to whoever exports: the export opens nothing more.
pub(in crate::services::directory) fn sheet(people: &[Person]) -> Sheet {
    let mut columns: Vec<String> = ["Nom", "À l'école", "Classe", "Niveau"].map(str::to_owned).to_vec();
    columns.extend(CONTACTS.iter().map(|field| field.french().to_owned()));
    Sheet { title: "Annuaire".to_owned(), columns, rows: people.iter().map(row).collect() }
}

fn row(person: &Person) -> Vec<Value> {
    let entry = &person.entry;
    let text = |text: Option<&str>| text.filter(|t| !t.is_empty()).map_or(Value::Nothing, Value::from);
    let mut row = vec![
        Value::from(entry.register_name.as_str()),
        Value::Text(roles(entry).join(", ")),
        text(entry.class.as_ref().map(|c| c.name.as_str())),
        text(entry.class.as_ref().and_then(|c| c.level.as_deref())),
    ];
    row.extend(CONTACTS.iter().map(|field| match (field, person.field(*field)) {
        (Field::BirthDate, Some(day)) => day.parse().map_or_else(|_| Value::from(day), Value::Day),
        (_, value) => text(value),
    }));
    row
}

pub(in crate::services::directory) fn printed(title: &str, people: &[Person]) -> List {
    let rows = people.iter().map(|person| {
        let phone = [Field::PhoneMobile, Field::PhoneHome, Field::PhoneWork].into_iter().find_map(|f| person.field(f));
        let cell = |text: &str| crate::print::Text::from(text);
        vec![
            cell(&person.entry.register_name),
            cell(&roles(&person.entry).join(", ")),
            cell(&super::person::phone(phone.unwrap_or_default())),
            cell(person.field(Field::Email).unwrap_or_default()),
        ]
    });
    List {
        title: title.to_owned(),
        about: "Document interne à l'école : à ne pas afficher ni transmettre.".to_owned(),
        columns: vec![
            Column::new("Nom", Width::Share(3.0)),
            Column::new("À l'école", Width::Share(3.0)),
            Column::new("Téléphone", Width::Fit),
            Column::new("E-mail", Width::Share(3.0)),
        ],
        landscape: true,
        parts: vec![Part { title: String::new(), rows: rows.collect() }],
        ..List::default()
    }
}
