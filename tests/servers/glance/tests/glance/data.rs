//! The data of images: uploaded, downloaded, put out of reach, and imported in two steps.

use docbind_glance::{
    CreateImage, ImageStatus, ImportMethod, ImportMethodRequest, TaskStatus, deactivate_image, download_image_data,
    import_image, list_image_tasks, reactivate_image, show_image, stage_image_data, upload_image_data,
};

use crate::answered;
use crate::client::{Client, GUEST, KEEPER, MATE, NOBODY};
use crate::images::{NOWHERE, create, named};
use crate::tasks::ended;

const LIGHT: &[u8] = b"two flashes, then dark\n";

pub fn uploaded_downloaded_and_imported(client: &Client) {
    let image = create(client, named("lamp")).id;
    uploaded(client, &image);
    deactivated(client, &image);
    staged_and_imported(client, &image);
}

fn status(client: &Client, id: &str) -> ImageStatus {
    let call = show_image::Call::new(id, KEEPER.to_owned());
    answered!(client, call, show_image::Answer::Ok(image) => image.status)
}

fn uploaded(client: &Client, image: &str) {
    let upload = |id: &str, token: &str| upload_image_data::Call::new(id, token.to_owned(), LIGHT);
    let download = |id: &str, token: &str| download_image_data::Call::new(id, token.to_owned());
    answered!(client, download(image, KEEPER), download_image_data::Answer::NoContent { .. });
    let bare = create(client, CreateImage::default()).id;
    answered!(client, upload(&bare, KEEPER), upload_image_data::Answer::BadRequest(_));
    answered!(client, upload(image, NOBODY), upload_image_data::Answer::Unauthorized(_));
    answered!(client, upload(NOWHERE, KEEPER), upload_image_data::Answer::NotFound(_));
    let mut text = upload(image, KEEPER);
    text.headers.content_type = Some("text/plain".to_owned());
    answered!(client, text, upload_image_data::Answer::UnsupportedMediaType(_));
    answered!(client, upload(image, KEEPER), upload_image_data::Answer::NoContent);
    answered!(client, upload(image, KEEPER), upload_image_data::Answer::Conflict(_));
    assert_eq!(status(client, image), ImageStatus::Active);

    let call = download(image, KEEPER);
    let (data, headers) = answered!(client, call, download_image_data::Answer::Ok(data, headers) => (data, headers));
    assert_eq!(&*data, LIGHT);
    assert_eq!(headers.content_type.as_deref(), Some("application/octet-stream"));
    answered!(client, download(image, NOBODY), download_image_data::Answer::Unauthorized(_));
    answered!(client, download(NOWHERE, KEEPER), download_image_data::Answer::NotFound(_));
}

fn deactivated(client: &Client, image: &str) {
    let deactivate = |id: &str, token: &str| deactivate_image::Call::new(id, token.to_owned());
    let queued = create(client, named("unlit")).id;
    answered!(client, deactivate(&queued, KEEPER), deactivate_image::Answer::Forbidden(_));
    answered!(client, deactivate(image, NOBODY), deactivate_image::Answer::Unauthorized(_));
    answered!(client, deactivate(NOWHERE, KEEPER), deactivate_image::Answer::NotFound(_));
    answered!(client, deactivate(image, KEEPER), deactivate_image::Answer::NoContent);
    assert_eq!(status(client, image), ImageStatus::Deactivated);
    let call = download_image_data::Call::new(image, MATE.to_owned());
    answered!(client, call, download_image_data::Answer::Forbidden(_));

    let reactivate = |id: &str, token: &str| reactivate_image::Call::new(id, token.to_owned());
    answered!(client, reactivate(&queued, KEEPER), reactivate_image::Answer::Forbidden(_));
    answered!(client, reactivate(image, NOBODY), reactivate_image::Answer::Unauthorized(_));
    answered!(client, reactivate(NOWHERE, KEEPER), reactivate_image::Answer::NotFound(_));
    answered!(client, reactivate(image, KEEPER), reactivate_image::Answer::NoContent);
    assert_eq!(status(client, image), ImageStatus::Active);
}

fn staged_and_imported(client: &Client, active: &str) {
    let stage = |id: &str, token: &str| stage_image_data::Call::new(id, token.to_owned(), LIGHT);
    let image = create(client, named("foghorn")).id;
    answered!(client, stage(&image, NOBODY), stage_image_data::Answer::Unauthorized(_));
    answered!(client, stage(NOWHERE, KEEPER), stage_image_data::Answer::NotFound(_));
    answered!(client, stage(active, KEEPER), stage_image_data::Answer::Conflict(_));
    let mut text = stage(&image, KEEPER);
    text.headers.content_type = Some("text/plain".to_owned());
    answered!(client, text, stage_image_data::Answer::UnsupportedMediaType(_));
    answered!(client, stage(&image, KEEPER), stage_image_data::Answer::NoContent);

    let import = |id: &str, token: &str, method: &str| {
        let method = ImportMethodRequest::new(ImportMethod::new(method.to_owned()));
        import_image::Call::new(id, token.to_owned(), method)
    };
    answered!(client, import(&image, KEEPER, "pigeon"), import_image::Answer::BadRequest(_));
    answered!(client, import(&image, NOBODY, "glance-direct"), import_image::Answer::Unauthorized(_));
    answered!(client, import(NOWHERE, KEEPER, "glance-direct"), import_image::Answer::NotFound(_));
    answered!(client, import(active, KEEPER, "glance-direct"), import_image::Answer::Conflict(_));
    answered!(client, import(&image, KEEPER, "glance-direct"), import_image::Answer::Accepted);

    let tasks = |id: &str, token: &str| list_image_tasks::Call::new(id, token.to_owned());
    let task = ended(|| {
        let list = answered!(client, tasks(&image, KEEPER), list_image_tasks::Answer::Ok(list) => list.tasks);
        let [task] = <[_; 1]>::try_from(list).unwrap_or_else(|list| panic!("{list:?}"));
        (task.status.clone(), task)
    });
    assert_eq!(task.status, TaskStatus::Success, "{task:?}");
    assert_eq!(status(client, &image), ImageStatus::Active);
    answered!(client, tasks(&image, NOBODY), list_image_tasks::Answer::Unauthorized(_));
    answered!(client, tasks(NOWHERE, KEEPER), list_image_tasks::Answer::NotFound(_));
    answered!(client, deactivate_image::Call::new(active, GUEST.to_owned()), deactivate_image::Answer::NotFound(_));
}
