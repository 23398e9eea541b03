//! Import tasks, one to success and one to failure.

use std::fmt::Debug;
use std::thread::sleep;
use std::time::{Duration, Instant};

use docbind_glance::operation::Paged;
use docbind_glance::{
    CreateTask, CreateTaskInput, CreateTaskInputImageProperties, CreateTaskInputImport, Task, TaskStatus, TaskType,
    create_task, list_tasks, show_image, show_task,
};

use crate::answered;
use crate::client::{Client, Failure, GUEST, KEEPER, NOBODY};
use crate::images::NOWHERE;

/// How long a task may take on a slow machine; a quick one needs a few seconds.
const PATIENCE: Duration = Duration::from_secs(240);

pub fn imported_by_tasks(client: &Client) {
    let done = polled(client, order(&format!("{}/slow/disk.raw", client.files)));
    assert_eq!((&done.status, done.message.as_str()), (&TaskStatus::Success, ""));
    let image = done.result.and_then(|result| result.image_id).unwrap_or_else(|| panic!("a success makes an image"));
    let call = show_image::Call::new(image, KEEPER.to_owned());
    let image = answered!(client, call, show_image::Answer::Ok(image) => image);
    assert_eq!((image.name.as_deref(), image.size), (Some("pier"), Some(1_048_576)));

    let failed = polled(client, order(&format!("{}/nothing.raw", client.files)));
    assert_eq!((&failed.status, &failed.result), (&TaskStatus::Failure, &None));
    assert!(!failed.message.is_empty() && failed.expires_at.is_some(), "{failed:?}");
    refused(client, &failed.id);
    listed(client, [&done.id, &failed.id]);
}

/// An order to import a file.
fn order(from: &str) -> CreateTask {
    let mut properties = CreateTaskInputImageProperties::default();
    properties.name = Some("pier".to_owned());
    properties.disk_format = Some("raw".to_owned());
    properties.container_format = Some("bare".to_owned());
    let mut input = CreateTaskInputImport::new(properties);
    input.import_from = Some(from.to_owned());
    input.import_from_format = Some("raw".to_owned());
    CreateTask::new(TaskType::Import, CreateTaskInput::Import(input))
}

/// Creates a task and asks how far it is until it has ended.
fn polled(client: &Client, order: CreateTask) -> Task {
    let call = create_task::Call::new(KEEPER.to_owned(), order);
    let (task, headers) = answered!(client, call, create_task::Answer::Created(task, headers) => (task, headers));
    assert_eq!(task.status, TaskStatus::Pending);
    assert!(headers.location.is_some_and(|location| location.ends_with(&task.id)));
    ended(|| {
        let call = show_task::Call::new(task.id.as_str(), KEEPER.to_owned());
        answered!(client, call, show_task::Answer::Ok(task) => (task.status.clone(), task))
    })
}

/// Asks for a task and its status until it has ended.
pub fn ended<T: Debug>(ask: impl Fn() -> (TaskStatus, T)) -> T {
    let asked = Instant::now();
    loop {
        let (status, task) = ask();
        if !matches!(status, TaskStatus::Pending | TaskStatus::Processing) {
            return task;
        }
        assert!(asked.elapsed() < PATIENCE, "it has not ended within {PATIENCE:?}: {task:?}");
        sleep(Duration::from_millis(250));
    }
}

fn refused(client: &Client, id: &str) {
    let create = |token: &str, from: &str| create_task::Call::new(token.to_owned(), order(from));
    answered!(client, create(KEEPER, "file:///etc/hostname"), create_task::Answer::BadRequest(_));
    answered!(client, create(NOBODY, &client.files), create_task::Answer::Unauthorized(_));
    answered!(client, create(GUEST, &client.files), create_task::Answer::Forbidden(_));
    let show = |id: &str, token: &str| show_task::Call::new(id, token.to_owned());
    answered!(client, show(id, NOBODY), show_task::Answer::Unauthorized(_));
    answered!(client, show(id, GUEST), show_task::Answer::Forbidden(_));
    answered!(client, show(NOWHERE, KEEPER), show_task::Answer::NotFound(_));
}

fn listed(client: &Client, ids: [&String; 2]) {
    let mut call = list_tasks::Call::new(KEEPER.to_owned());
    call.query.limit = Some(1);
    let mut seen = Vec::new();
    for page in call.pages().each(&client.base, |request| client.send::<list_tasks::Call>(request)) {
        let page = page.unwrap_or_else(|failure: Failure| panic!("{failure:?}"));
        let list = page.into_result().unwrap_or_else(|answer| panic!("{answer:?}"));
        seen.extend(list.tasks.into_iter().map(|task| task.id));
    }
    assert!(ids.into_iter().all(|id| seen.contains(id)), "{seen:?}");
    let mut ended = list_tasks::Call::new(KEEPER.to_owned());
    ended.query.status = Some("ended".to_owned());
    answered!(client, ended, list_tasks::Answer::BadRequest(_));
    answered!(client, list_tasks::Call::new(NOBODY.to_owned()), list_tasks::Answer::Unauthorized(_));
    answered!(client, list_tasks::Call::new(GUEST.to_owned()), list_tasks::Answer::Forbidden(_));
}
