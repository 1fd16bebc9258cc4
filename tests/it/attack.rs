//! What people with bad intentions, bad luck or bad files try, and what the school answers.

mod access;
mod answers;
mod bytes;
mod door;
mod loss;
mod plenty;
mod states;
mod twice;
mod words;
