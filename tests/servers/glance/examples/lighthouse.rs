//! Looks after the images of a lighthouse: what somebody writes who has read the README and these bindings' docs.
//!
//! `cargo run -p docbind-glance --example lighthouse -- http://127.0.0.1:19392 http://127.0.0.1:19393`, while
//! `tests/servers/glance/run start` has the service running.
use docbind_glance::operation::{Operation, Paged};
use docbind_glance::*;
use ureq::http::{Request, Response};

type Error = Box<dyn std::error::Error>;
const KEEPER: &str = "ada@harbour:admin";
const GUEST: &str = "bo@lightship:member";
const NOWHERE: &str = "00000000-0000-4000-8000-000000000000";

struct Client(ureq::Agent, String);

impl Client {
    fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        let (parts, mut body) = self.0.run(request)?.into_parts();
        Ok(Response::from_parts(parts, body.read_to_vec()?))
    }

    fn call<C: Operation>(&self, call: C) -> Result<C::Answer, Error> {
        Ok(C::read(&self.send(call.to_request(&self.1)?)?)?)
    }

    fn import(&self, from: String) -> Result<Task, Error> {
        let mut properties = CreateTaskInputImageProperties::default();
        (properties.disk_format, properties.container_format) = (Some("raw".into()), Some("bare".into()));
        let mut input = CreateTaskInputImport::new(properties);
        (input.import_from, input.import_from_format) = (Some(from), Some("raw".into()));
        let order = CreateTask::new(TaskType::Import, CreateTaskInput::Import(input));
        let (mut task, _) = self.call(create_task::Call::new(KEEPER, order))?.into_result()?;
        while matches!(task.status, TaskStatus::Pending | TaskStatus::Processing) {
            std::thread::sleep(std::time::Duration::from_millis(200));
            task = self.call(show_task::Call::new(task.id, KEEPER))?.into_result()?;
        }
        Ok(task)
    }
}

fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let (Some(base), Some(files)) = (arguments.next(), arguments.next()) else {
        return Err("usage: lighthouse SERVICE_URL FILES_URL".into());
    };
    let client = Client(ureq::Agent::config_builder().http_status_as_error(false).build().into(), base.clone());

    let mut wanted = CreateImage::default();
    wanted.name = Some("fog".into());
    (wanted.disk_format, wanted.container_format) = (Some(DiskFormat::Raw), Some(ContainerFormat::Bare));
    let (image, _) = client.call(create_image::Call::new(KEEPER, wanted.clone()))?.into_result()?;
    let id = image.id.as_str();
    client.call(upload_image_data::Call::new(id, KEEPER, &b"foghorn"[..]))?.into_result()?;
    let shown = client.call(show_image::Call::new(id, KEEPER))?.into_result()?;
    println!("{:?} holds {:?} bytes", shown.name, shown.size);
    let mut rename = UpdateImage::new(UpdateImageOp::Replace, "/name".into());
    rename.value = Some("mist".into());
    client.call(update_image::Call::new(id, KEEPER, vec![rename]))?.into_result()?;
    client.call(add_tag::Call::new(id, "grey", KEEPER))?.into_result()?;

    let mut list = list_images::Call::new(KEEPER);
    list.query.limit = Some(1);
    for page in list.pages().each(&base, |request| client.send(request)) {
        page?.into_result()?.images.iter().for_each(|image| println!("{} {:?}", image.id, image.tags));
    }

    client.call(add_member::Call::new(id, KEEPER, AddMember::new("lightship".into())))?.into_result()?;
    let accept = UpdateMember::new(MemberStatus::Accepted);
    client.call(update_member::Call::new(id, "lightship", GUEST, accept))?.into_result()?;
    let schema = client.call(show_schema::Call::new("image", KEEPER))?.into_result()?;
    println!("images have {} properties", schema.properties.len());

    println!("a task made {:?}", client.import(format!("{files}/disk.raw"))?.result);
    println!("a task failed: {}", client.import(format!("{files}/nothing.raw"))?.message);

    match client.call(show_image::Call::new(NOWHERE, KEEPER))? {
        show_image::Answer::NotFound(fault) => println!("404: {}", fault.title),
        other => println!("unexpected: {other:?}"),
    }
    let refused = client.call(delete_image::Call::new(id, GUEST))?.into_result();
    println!("403: {}", refused.err().map_or_else(|| "not refused".into(), |refused| refused.to_string()));
    let refused = client.call(list_images::Call::new("nobody"))?.into_result();
    println!("401: {}", refused.err().map_or_else(|| "not refused".into(), |refused| refused.to_string()));
    wanted.id = Some(image.id.clone());
    let refused = client.call(create_image::Call::new(KEEPER, wanted))?.into_result();
    println!("409: {}", refused.err().map_or_else(|| "not refused".into(), |refused| refused.to_string()));
    let mut text = upload_image_data::Call::new(id, KEEPER, &b"again"[..]);
    text.headers.content_type = Some("text/plain".into());
    println!("415: {:?}", client.call(text)?.status());
    client.call(delete_image::Call::new(id, KEEPER))?.into_result()?;
    Ok(())
}
