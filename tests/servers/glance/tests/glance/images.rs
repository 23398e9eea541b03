//! Images are created, shown, listed in pages, changed, tagged and deleted.

use docbind_glance::operation::Paged;
use docbind_glance::{
    ContainerFormat, CreateImage, DiskFormat, Image, ImageStatus, UpdateImage, UpdateImageOp, Visibility, add_tag,
    create_image, delete_image, delete_tag, list_images, show_image, update_image,
};

use crate::answered;
use crate::client::{Client, Failure, GUEST, KEEPER, NOBODY};

/// The UUID of no image.
pub const NOWHERE: &str = "00000000-0000-4000-8000-000000000000";

/// Creates an image for an administrator.
pub fn create(client: &Client, wanted: CreateImage) -> Image {
    let call = create_image::Call::new(KEEPER.to_owned(), wanted);
    answered!(client, call, create_image::Answer::Created(image, _) => image)
}

/// An image to be, with a name and formats.
pub fn named(name: &str) -> CreateImage {
    let mut wanted = CreateImage::default();
    wanted.name = Some(name.to_owned());
    wanted.disk_format = Some(DiskFormat::Raw);
    wanted.container_format = Some(ContainerFormat::Bare);
    wanted
}

pub fn created_listed_changed_and_deleted(client: &Client) {
    let mut wanted = named("harbour-lights");
    wanted.visibility = Some(Visibility::Shared);
    wanted.tags = Some(vec!["night".to_owned()]);
    wanted.rest.insert("lamp".to_owned(), "third order".into());
    let call = create_image::Call::new(KEEPER.to_owned(), wanted);
    let (image, headers) = answered!(client, call, create_image::Answer::Created(image, headers) => (image, headers));
    assert_eq!(
        (&image.status, image.size, image.rest["lamp"].as_str()),
        (&ImageStatus::Queued, None, Some("third order"))
    );
    assert!(headers.location.is_some_and(|location| location.ends_with(&image.id)));
    refused_to_create(client, &image.id);
    listed(client);
    shown_and_changed(client, &image);
    tagged(client, &image.id);
    deleted(client, &image.id);
}

fn refused_to_create(client: &Client, taken: &str) {
    let create = |token: &str, wanted| create_image::Call::new(token.to_owned(), wanted);
    let mut wax = CreateImage::default();
    wax.disk_format = Some(DiskFormat::Undocumented("wax".to_owned()));
    let fault = answered!(client, create(KEEPER, wax), create_image::Answer::BadRequest(fault) => fault);
    assert_eq!((fault.code.as_str(), fault.title.as_str()), ("400 Bad Request", "Bad Request"));
    answered!(client, create(NOBODY, CreateImage::default()), create_image::Answer::Unauthorized(_));
    let mut public = CreateImage::default();
    public.visibility = Some(Visibility::Public);
    answered!(client, create(GUEST, public), create_image::Answer::Forbidden(_));
    let mut twin = CreateImage::default();
    twin.id = Some(taken.to_owned());
    answered!(client, create(KEEPER, twin), create_image::Answer::Conflict(_));
}

fn listed(client: &Client) {
    let made: Vec<_> = (0..4).map(|_| create(client, named("buoy")).id).collect();
    let mut call = list_images::Call::new(KEEPER.to_owned());
    call.query.name = Some("buoy".to_owned());
    call.query.limit = Some(2);
    let mut sizes = Vec::new();
    let mut seen = Vec::new();
    for page in call.pages().each(&client.base, |request| client.send::<list_images::Call>(request)) {
        let page = page.unwrap_or_else(|failure: Failure| panic!("{failure:?}"));
        let list = page.into_result().unwrap_or_else(|answer| panic!("{answer:?}"));
        sizes.push(list.images.len());
        seen.extend(list.images.into_iter().map(|image| image.id));
    }
    assert!(sizes.len() >= 3 && sizes.iter().all(|&size| size <= 2), "{sizes:?}");
    assert!(made.iter().all(|id| seen.contains(id)), "{made:?} {seen:?}");
    for id in seen {
        answered!(client, delete_image::Call::new(id, KEEPER.to_owned()), delete_image::Answer::NoContent);
    }
    let mut wrong = list_images::Call::new(KEEPER.to_owned());
    wrong.query.limit = Some(-1);
    answered!(client, wrong, list_images::Answer::BadRequest(_));
    answered!(client, list_images::Call::new(NOBODY.to_owned()), list_images::Answer::Unauthorized(_));
}

fn shown_and_changed(client: &Client, image: &Image) {
    let show = |id: &str, token: &str| show_image::Call::new(id, token.to_owned());
    let shown = answered!(client, show(&image.id, KEEPER), show_image::Answer::Ok(shown) => shown);
    assert_eq!(&shown, image);
    answered!(client, show(&image.id, NOBODY), show_image::Answer::Unauthorized(_));
    answered!(client, show(NOWHERE, KEEPER), show_image::Answer::NotFound(_));

    let change = |id: &str, token: &str, op, path: &str, value: Option<&str>| {
        let mut change = UpdateImage::new(op, path.to_owned());
        change.value = value.map(serde_json::Value::from);
        update_image::Call::new(id, token.to_owned(), vec![change])
    };
    let rename = |id: &str, token: &str| change(id, token, UpdateImageOp::Replace, "/name", Some("dawn"));
    let renamed = answered!(client, rename(&image.id, KEEPER), update_image::Answer::Ok(image, _) => image);
    assert_eq!(renamed.name.as_deref(), Some("dawn"));
    let add = change(&image.id, KEEPER, UpdateImageOp::Add, "/os_distro", Some("tern"));
    let changed = answered!(client, add, update_image::Answer::Ok(image, _) => image);
    assert_eq!(changed.os_distro.as_deref(), Some("tern"));
    let remove = || change(&image.id, KEEPER, UpdateImageOp::Remove, "/os_distro", None);
    answered!(client, remove(), update_image::Answer::Ok(image, _) => assert_eq!(image.os_distro, None));
    answered!(client, remove(), update_image::Answer::Conflict(_));
    let turn = UpdateImageOp::Undocumented("turn".to_owned());
    answered!(client, change(&image.id, KEEPER, turn, "/name", None), update_image::Answer::BadRequest(_));
    let status = change(&image.id, KEEPER, UpdateImageOp::Replace, "/status", Some("active"));
    answered!(client, status, update_image::Answer::Forbidden(_));
    answered!(client, rename(&image.id, NOBODY), update_image::Answer::Unauthorized(_));
    answered!(client, rename(NOWHERE, KEEPER), update_image::Answer::NotFound(_));
    let mut plain = rename(&image.id, KEEPER);
    plain.headers.content_type = Some("application/json".to_owned());
    answered!(client, plain, update_image::Answer::UnsupportedMediaType(_));
}

fn tagged(client: &Client, id: &str) {
    let add = |id: &str, tag: &str, token: &str| add_tag::Call::new(id, tag, token.to_owned());
    answered!(client, add(id, "red, then green?", KEEPER), add_tag::Answer::NoContent);
    let call = show_image::Call::new(id, KEEPER.to_owned());
    let image = answered!(client, call, show_image::Answer::Ok(image) => image);
    assert!(image.tags.contains(&"red, then green?".to_owned()), "{:?}", image.tags);
    answered!(client, add(id, &"x".repeat(256), KEEPER), add_tag::Answer::BadRequest(_));
    answered!(client, add(id, "red", NOBODY), add_tag::Answer::Unauthorized(_));
    answered!(client, add(NOWHERE, "red", KEEPER), add_tag::Answer::NotFound(_));

    let delete = |id: &str, tag: &str, token: &str| delete_tag::Call::new(id, tag, token.to_owned());
    answered!(client, delete(id, "red, then green?", KEEPER), delete_tag::Answer::NoContent);
    answered!(client, delete(id, "red, then green?", KEEPER), delete_tag::Answer::NotFound(_));
    answered!(client, delete(id, "red", NOBODY), delete_tag::Answer::Unauthorized(_));
}

fn deleted(client: &Client, id: &str) {
    let delete = |id: &str, token: &str| delete_image::Call::new(id, token.to_owned());
    let mut guarded = CreateImage::default();
    guarded.protected = Some(true);
    let guarded = create(client, guarded).id;
    answered!(client, delete(&guarded, KEEPER), delete_image::Answer::Forbidden(_));
    answered!(client, delete(id, NOBODY), delete_image::Answer::Unauthorized(_));
    answered!(client, delete(id, KEEPER), delete_image::Answer::NoContent);
    answered!(client, delete(id, KEEPER), delete_image::Answer::NotFound(_));
}
