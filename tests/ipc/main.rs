//! The border between page and programme, with the permissions that ship: who may call what, and what comes back.

mod certificates;
mod file;
mod permissions;
mod shell;
mod templates;
