//! What browsers send about accounts.

use serde::Deserialize;
use validator::{Validate, ValidationError};

use crate::ground::mail::address;
use crate::ground::web::{Choice, Errors, Field, FieldKind, Role};
use crate::i18n::{Lang, say};
use crate::key;
use crate::text;

use super::password::{MAX_CHARS, MIN_CHARS};

/// Signing in, perhaps with a form that waits for it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub email: String,
    pub password: String,
    pub next: String,
    pub parked: String,
}

/// A new password through a link. The declaration is asked from invited jurors alone.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct NewPasswordForm {
    #[validate(custom(function = good_password))]
    pub password: String,
    #[validate(must_match(other = "password", code = "field-password-differs"))]
    pub password_again: String,
    #[serde(skip)]
    pub asks_declaration: bool,
    pub declaration: String,
}

impl NewPasswordForm {
    pub fn errors(&self) -> Errors {
        let mut errors = errors(self);
        if self.asks_declaration && self.declaration != "yes" {
            errors.add("declaration", key!("field-declaration"));
        }
        errors
    }

    pub fn fields(&self, lang: Lang, errors: &Errors) -> Vec<Field> {
        let mut fields = new_password(lang, errors);
        if self.asks_declaration {
            let declaration = Field::said(lang, FieldKind::Checkbox, "accounts-link", "declaration");
            fields.push(declaration.value(&self.declaration).check(errors, lang));
        }
        fields
    }
}

/// The first account of the office.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct FirstOfficeForm {
    #[validate(custom(function = good_name))]
    pub name: String,
    #[validate(custom(function = good_email))]
    pub email: String,
    #[validate(custom(function = good_password))]
    pub password: String,
    #[validate(must_match(other = "password", code = "field-password-differs"))]
    pub password_again: String,
}

impl FirstOfficeForm {
    pub fn fields(&self, lang: Lang, errors: &Errors) -> Vec<Field> {
        let said = |kind, name: &str| Field::said(lang, kind, "accounts-link", name);
        let mut fields = vec![
            said(FieldKind::Text, "name").value(&self.name).autocomplete("name").check(errors, lang),
            said(FieldKind::Email, "email").value(&self.email).autocomplete("username").check(errors, lang),
        ];
        fields.extend(new_password(lang, errors));
        fields
    }
}

/// Two fields for a new password; what was typed is never shown again.
fn new_password(lang: Lang, errors: &Errors) -> Vec<Field> {
    ["password", "password_again"]
        .map(|name| {
            let field = Field::said(lang, FieldKind::Password, "accounts-link", name);
            field.autocomplete("new-password").check(errors, lang)
        })
        .into()
}

/// What the account's owner may change.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct ProfileForm {
    #[validate(custom(function = good_name))]
    pub name: String,
    pub language: String,
}

impl ProfileForm {
    pub fn fields(&self, lang: Lang, errors: &Errors) -> Vec<Field> {
        vec![
            Field::said(lang, FieldKind::Text, "accounts-profile", "name")
                .value(&self.name)
                .autocomplete("name")
                .check(errors, lang),
            languages(lang, "accounts-profile").value(&self.language).check(errors, lang),
        ]
    }
}

/// Another password for somebody who is signed in.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct ChangePasswordForm {
    #[validate(length(min = 1, code = "field-missing"))]
    pub present_password: String,
    #[validate(custom(function = good_password))]
    pub password: String,
    #[validate(must_match(other = "password", code = "field-password-differs"))]
    pub password_again: String,
}

impl ChangePasswordForm {
    pub fn fields(lang: Lang, errors: &Errors) -> Vec<Field> {
        let present = Field::said(lang, FieldKind::Password, "accounts-profile", "present_password");
        let mut fields = vec![present.autocomplete("current-password").check(errors, lang)];
        fields.extend(new_password(lang, errors));
        fields
    }
}

/// Who is to be invited.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct InviteForm {
    #[validate(custom(function = good_name))]
    pub name: String,
    #[validate(custom(function = good_email))]
    pub email: String,
    pub role: String,
    pub language: String,
}

impl InviteForm {
    /// The role and language that were chosen, or what is wrong.
    pub fn check(&self) -> Result<(Role, Lang), Errors> {
        let mut errors = errors(self);
        let (role, language) = (self.role.parse(), self.language.parse());
        if role.is_err() {
            errors.add("role", key!("field-choice"));
        }
        if language.is_err() {
            errors.add("language", key!("field-choice"));
        }
        match (role, language) {
            (Ok(role), Ok(language)) if errors.is_empty() => Ok((role, language)),
            _ => Err(errors),
        }
    }

    pub fn fields(&self, lang: Lang, errors: &Errors) -> Vec<Field> {
        // Another person's data: the browser must not offer one's own.
        let said = |kind, name: &str| Field::said(lang, kind, "accounts-invite", name).autocomplete("off");
        vec![
            said(FieldKind::Text, "name").value(&self.name).check(errors, lang),
            said(FieldKind::Email, "email").value(&self.email).check(errors, lang),
            said(FieldKind::Radio, "role").options(roles(lang)).value(&self.role).check(errors, lang),
            languages(lang, "accounts-invite").value(&self.language).check(errors, lang),
        ]
    }
}

/// The roles to choose from, each with what it may do.
pub fn roles(lang: Lang) -> Vec<Choice> {
    Role::ALL
        .iter()
        .map(|&role| Choice {
            hint: Some(say(lang, &format!("accounts-role-{role}-hint")).into()),
            ..Choice::new(role, say(lang, &format!("accounts-role-{role}")))
        })
        .collect()
}

fn languages(lang: Lang, form: &str) -> Field {
    let options = Lang::ALL.iter().map(|tongue| Choice::new(tongue, tongue.label())).collect();
    Field::said(lang, FieldKind::Radio, form, "language").options(options)
}

fn good_name(name: &str) -> Result<(), ValidationError> {
    match name.chars().count() {
        0 => Err(ValidationError::new(key!("field-missing"))),
        1..=200 => Ok(()),
        _ => Err(ValidationError::new(key!("field-too-long"))),
    }
}

fn good_email(email: &str) -> Result<(), ValidationError> {
    if email.is_empty() {
        return Err(ValidationError::new(key!("field-missing")));
    }
    address::read(email).map(drop).map_err(|wrong| ValidationError::new(wrong.key()))
}

fn good_password(password: &str) -> Result<(), ValidationError> {
    // What nobody sees, and spaces around it, make no password longer.
    if text::line(password).chars().count() < MIN_CHARS {
        return Err(ValidationError::new(key!("field-password-short")));
    }
    if password.chars().count() > MAX_CHARS { Err(ValidationError::new(key!("field-too-long"))) } else { Ok(()) }
}

/// What validator's rules find wrong.
pub fn errors(form: &impl Validate) -> Errors {
    form.validate().err().map(|found| Errors::from_validation(&found)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_12_to_256_characters_that_count() {
        for (password, wrong) in [
            ("x".repeat(11), Some("field-password-short")),
            ("x".repeat(12), None),
            ("ü".repeat(12), None),
            (format!(" {}\u{200b} ", "x".repeat(11)), Some("field-password-short")),
            ("x".repeat(256), None),
            ("x".repeat(257), Some("field-too-long")),
        ] {
            let found = good_password(&password).err().map(|error| error.code.into_owned());
            assert_eq!(found.as_deref(), wrong, "{} characters", password.chars().count());
        }
    }
}
