//! Passwords: argon2id, off the threads that serve requests, and never more at a time than the machine can bear.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};
use rocket::tokio::sync::Semaphore;
use rocket::tokio::task::spawn_blocking;

use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::text;

/// The fewest characters of a password.
pub const MIN_CHARS: usize = 12;

/// The most characters: enough for any sentence, and no way to keep the machine busy.
pub const MAX_CHARS: usize = 256;

/// Each hash takes 19 MiB and a core for some 20 ms. Whoever comes when all are taken waits.
static SLOTS: Semaphore = Semaphore::const_new(4);

/// What an unknown address is compared with, so that it takes as long as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    compute(b"nobody has this password", b"the same always").expect("argon2 accepts its own default settings")
});

/// The hash to store for a password, which is composed first.
pub async fn hash(ctx: &Ctx, password: &str) -> Result<String> {
    let (password, salt) = (text::composed(password), ctx.random.bytes::<16>());
    blocking(move || compute(password.as_bytes(), &salt)).await?.map_err(AppError::Internal)
}

/// Whether the password belongs to the stored hash: as it was typed, which is what earlier releases have hashed, or
/// composed, so that every keyboard's "ü" is one. Takes its time even if there is no hash.
pub async fn verify(password: &str, stored: Option<&str>) -> Result<bool> {
    let (password, stored) = (password.to_owned(), stored.map(str::to_owned));
    blocking(move || {
        let hash = stored.as_deref().unwrap_or(&NOBODY);
        let parsed = PasswordHash::new(hash).map_err(|e| format!("a stored password hash cannot be read: {e}"))?;
        let fits = |typed: &str| Argon2::default().verify_password(typed.as_bytes(), &parsed).is_ok();
        let composed = text::composed(&password);
        let fits = fits(&password) || (composed != password && fits(&composed));
        Ok(fits && stored.is_some())
    })
    .await?
    .map_err(AppError::Internal)
}

fn compute(password: &[u8], salt: &[u8]) -> Result<String, String> {
    let hash = Argon2::default().hash_password_with_salt(password, salt);
    hash.map(|hash| hash.to_string()).map_err(|e| format!("a password cannot be hashed: {e}"))
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let slot = SLOTS.acquire().await.map_err(|e| AppError::Internal(e.to_string()))?;
    let done = spawn_blocking(move || {
        let result = work();
        // Given back only now, even if the person has closed the browser meanwhile.
        drop(slot);
        result
    });
    done.await.map_err(|e| AppError::Internal(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rocket::async_test]
    async fn only_the_right_password_fits_and_without_a_hash_none_does() {
        let hash = compute("Füchse im Schnee".as_bytes(), b"0123456789abcdef").unwrap();
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(verify("Füchse im Schnee", Some(&hash)).await.unwrap());
        assert!(!verify("Fuchse im Schnee", Some(&hash)).await.unwrap());
        assert!(!verify("nobody has this password", None).await.unwrap());
    }

    #[rocket::async_test]
    async fn every_keyboards_umlaut_is_one_and_an_old_hash_still_fits() {
        let (composed, apart) = ("F\u{fc}chse im Schnee", "Fu\u{308}chse im Schnee");
        let new = |typed: &str| compute(text::composed(typed).as_bytes(), b"0123456789abcdef").unwrap();
        for typed in [composed, apart] {
            for hash in [new(composed), new(apart), compute(typed.as_bytes(), b"0123456789abcdef").unwrap()] {
                assert!(verify(typed, Some(&hash)).await.unwrap(), "{typed:?}");
            }
        }
        let old = compute(apart.as_bytes(), b"0123456789abcdef").unwrap();
        assert!(!verify("Fuchse im Schnee", Some(&old)).await.unwrap());
    }
}
