//! Forms that carry a file (`multipart/form-data`), read into memory.

use rocket::data::{Data, FromData, Outcome};
use rocket::request::Request;

use super::body::{Arrived, body};
use super::parked::Sent;
use super::request::Query;
use super::{FORM_LIMIT, protection};
use crate::ground::error::AppError;
use crate::key;
use crate::text;

/// A form with a file of at most so many bytes that a page of ours has sent; refuses the same things as
/// [`super::Posted`].
#[derive(Clone, Debug, Default)]
pub struct Upload<const MOST: u64 = FORM_LIMIT> {
    /// What was typed or carried along.
    pub fields: Query,
    /// The file, as it is; empty when none was chosen.
    pub file: Vec<u8>,
}

#[rocket::async_trait]
impl<'r, const MOST: u64> FromData<'r> for Upload<MOST> {
    type Error = AppError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        match read(request, data).await {
            Ok(upload) => Outcome::Success(upload),
            Err(error) => {
                // The catcher reads the reason from here.
                request.local_cache(|| Some(error.key()));
                Outcome::Error((error.status(), error))
            }
        }
    }
}

async fn read<const MOST: u64>(request: &Request<'_>, data: Data<'_>) -> Result<Upload<MOST>, AppError> {
    let unreadable = || AppError::Bad(key!("error-bad-request"));
    if protection::is_cross_site(request) {
        return Err(AppError::Bad(key!("error-cross-site")));
    }
    let boundary = request
        .content_type()
        .filter(|kind| kind.is_form_data())
        .and_then(|kind| kind.param("boundary"))
        .ok_or_else(unreadable)?;
    // A file that was read once travels back as a field, where its line ends may have become longer.
    let (body, arrived) = body(request, data, 2 * MOST, true).await?;
    let mut parts = multer::Multipart::with_reader(&body[..], boundary);
    let (mut pairs, mut file, mut file_name) = (Vec::new(), Vec::new(), String::new());
    let read = async {
        while let Some(part) = parts.next_field().await? {
            let name = text::line(part.name().unwrap_or_default());
            if part.file_name().is_some() {
                file_name = name;
                file = part.bytes().await?.to_vec();
            } else {
                pairs.push((name, String::from_utf8_lossy(&part.bytes().await?).into_owned()));
            }
        }
        Ok::<_, multer::Error>(())
    };
    let read = read.await;
    let fields = Query::from_pairs(pairs);
    if arrived == Arrived::InPart {
        // Nobody knows what else there was.
        request.local_cache(|| Sent::cut_off(&fields));
    }
    // Also of a form whose file was too large: the texts beside it came before.
    request.local_cache(|| Sent::parts(request, &fields, &file_name));
    arrived.whole()?;
    if u64::try_from(file.len()).is_ok_and(|length| length > MOST) {
        return Err(AppError::TooLarge);
    }
    read.map_err(|_| unreadable())?;
    Ok(Upload { fields, file })
}
