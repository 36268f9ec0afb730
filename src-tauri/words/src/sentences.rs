//! The sentences of errors, issues and actions.

use sokrat_core::error::{Fact, Facts};
use sokrat_core::{Code, Error, Issue, Op};

use crate::{Argument, Words, argument};

impl Words {
    /// What happened and what to do, for an error. The issues of `invalid` have sentences of their own: [`Words::issue`].
    pub fn error(&self, error: &Error) -> String {
        self.code(error.code, &error.facts)
    }

    /// What is wrong with a field or a cell.
    pub fn issue(&self, issue: &Issue) -> String {
        self.code(issue.code, &issue.facts)
    }

    /// What an action did, as undo and the journal name it.
    pub fn op(&self, op: Op) -> String {
        self.plain(&format!("op-{}", op.as_str()))
    }

    fn code(&self, code: Code, facts: &Facts) -> String {
        let arguments: Vec<(&str, Argument<'_>)> = facts
            .iter()
            .map(|(name, fact)| {
                let value = match fact {
                    Fact::Number(number) => Argument::from(*number),
                    Fact::Text(text) => argument(text.as_str()),
                };
                (name.as_str(), value)
            })
            .collect();
        self.text(&format!("error-{}", code.as_str()), &arguments)
    }
}
