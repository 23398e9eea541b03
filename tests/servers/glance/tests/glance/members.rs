//! An image is shared with another project, which answers.

use docbind_glance::{
    AddMember, MemberStatus, UpdateMember, Visibility, add_member, add_tag, delete_image, delete_member, delete_tag,
    list_images, list_members, show_member, update_member,
};

use crate::answered;
use crate::client::{Client, GUEST, KEEPER, NOBODY};
use crate::images::{NOWHERE, create, named};

/// The project of [`GUEST`].
const LIGHTSHIP: &str = "lightship";

pub fn shared_and_answered(client: &Client) {
    let mut wanted = named("chart");
    wanted.visibility = Some(Visibility::Shared);
    let image = create(client, wanted).id;
    added(client, &image);
    shown(client, &image);
    answered_by_the_guest(client, &image);
    left_alone(client, &image);
    removed(client, &image);
}

fn added(client: &Client, image: &str) {
    let add = |id: &str, token: &str, member: &str| {
        add_member::Call::new(id, token.to_owned(), AddMember::new(member.to_owned()))
    };
    let member = answered!(client, add(image, KEEPER, LIGHTSHIP), add_member::Answer::Ok(member) => member);
    assert_eq!((member.member_id.as_str(), &member.status), (LIGHTSHIP, &MemberStatus::Pending));
    answered!(client, add(image, KEEPER, LIGHTSHIP), add_member::Answer::Conflict(_));
    answered!(client, add(image, KEEPER, ""), add_member::Answer::BadRequest(_));
    answered!(client, add(image, NOBODY, LIGHTSHIP), add_member::Answer::Unauthorized(_));
    answered!(client, add(image, GUEST, "buoy"), add_member::Answer::Forbidden(_));
    answered!(client, add(NOWHERE, KEEPER, LIGHTSHIP), add_member::Answer::NotFound(_));
}

fn shown(client: &Client, image: &str) {
    let list = |id: &str, token: &str| list_members::Call::new(id, token.to_owned());
    let members = answered!(client, list(image, KEEPER), list_members::Answer::Ok(list) => list.members);
    assert_eq!(members.len(), 1);
    answered!(client, list(image, NOBODY), list_members::Answer::Unauthorized(_));
    answered!(client, list(NOWHERE, KEEPER), list_members::Answer::NotFound(_));
    let mut open = named("coast");
    open.visibility = Some(Visibility::Public);
    let open = create(client, open).id;
    answered!(client, list(&open, KEEPER), list_members::Answer::Forbidden(_));
    answered!(client, delete_image::Call::new(open, KEEPER.to_owned()), delete_image::Answer::NoContent);

    let show = |member: &str, token: &str| show_member::Call::new(image, member, token.to_owned());
    let member = answered!(client, show(LIGHTSHIP, KEEPER), show_member::Answer::Ok(member) => member);
    assert_eq!(member, members[0]);
    answered!(client, show(LIGHTSHIP, NOBODY), show_member::Answer::Unauthorized(_));
    answered!(client, show("buoy", KEEPER), show_member::Answer::NotFound(_));
}

fn answered_by_the_guest(client: &Client, image: &str) {
    let update = |member: &str, token: &str, status| {
        update_member::Call::new(image, member, token.to_owned(), UpdateMember::new(status))
    };
    let call = update(LIGHTSHIP, GUEST, MemberStatus::Accepted);
    let member = answered!(client, call, update_member::Answer::Ok(member) => member);
    assert_eq!(member.status, MemberStatus::Accepted);
    let perhaps = MemberStatus::Undocumented("perhaps".to_owned());
    answered!(client, update(LIGHTSHIP, GUEST, perhaps), update_member::Answer::BadRequest(_));
    let by_nobody = update(LIGHTSHIP, NOBODY, MemberStatus::Rejected);
    answered!(client, by_nobody, update_member::Answer::Unauthorized(_));
    // An administrator may; another member of the owner's project may not.
    let by_owner = update(LIGHTSHIP, crate::client::MATE, MemberStatus::Rejected);
    answered!(client, by_owner, update_member::Answer::Forbidden(_));
    answered!(client, update("buoy", KEEPER, MemberStatus::Accepted), update_member::Answer::NotFound(_));
    let list = list_images::Call::new(GUEST.to_owned());
    let images = answered!(client, list, list_images::Answer::Ok(list) => list.images);
    assert!(images.iter().any(|shared| shared.id == image), "{images:?}");
}

/// The guest sees the image and changes nothing about it.
fn left_alone(client: &Client, image: &str) {
    answered!(client, add_tag::Call::new(image, "mine", GUEST.to_owned()), add_tag::Answer::Forbidden(_));
    answered!(client, add_tag::Call::new(image, "ours", KEEPER.to_owned()), add_tag::Answer::NoContent);
    answered!(client, delete_tag::Call::new(image, "ours", GUEST.to_owned()), delete_tag::Answer::Forbidden(_));
    answered!(client, delete_image::Call::new(image, GUEST.to_owned()), delete_image::Answer::Forbidden(_));
}

fn removed(client: &Client, image: &str) {
    let delete = |token: &str| delete_member::Call::new(image, LIGHTSHIP, token.to_owned());
    answered!(client, delete(NOBODY), delete_member::Answer::Unauthorized(_));
    answered!(client, delete(GUEST), delete_member::Answer::Forbidden(_));
    answered!(client, delete(KEEPER), delete_member::Answer::NoContent);
    answered!(client, delete(KEEPER), delete_member::Answer::NotFound(_));
}
