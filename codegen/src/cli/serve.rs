//! `docbind serve`: answers on this machine as the pages say.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use docbind_codegen::report::counted;
use docbind_codegen::serve::{Answer, Asked, Limits, Server};
use docbind_codegen::verify::{Policy, Target};

use super::input;
use super::terminal::{self, Failure};

/// The port where none is named; the one of other mocks.
const PORT: u16 = 4010;

/// Answer requests on this machine with the documented examples
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// A folder of pages, a page, or a spec that `docbind spec` wrote
    #[arg(value_name = "DOCS|SPEC")]
    docs: PathBuf,
    /// The port to listen on [default: 4010]; 0 is any that is free
    #[arg(short, long, conflicts_with = "listen")]
    port: Option<u16>,
    /// The address and port to listen on [default: 127.0.0.1:4010]
    #[arg(short, long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// Listen on an address that other machines reach
    #[arg(long)]
    expose: bool,
    /// Refuse requests with such a difference from their page: a kind of `docbind verify`, `surprises` or `all`
    #[arg(short = 'D', long, value_name = "KIND", value_delimiter = ',')]
    deny: Vec<Target>,
    /// Take requests with such a difference, without a word: a kind of `docbind verify`, `refusals`, `surprises` or
    /// `all`
    #[arg(short = 'A', long, value_name = "KIND", value_delimiter = ',')]
    allow: Vec<Target>,
    /// The largest body that is read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().body)]
    max_body: usize,
}

const EXAMPLES: &str = "\
Examples:
  docbind serve docs
  docbind serve spec.json --port 0 --deny undocumented-field
  curl -i localhost:4010/v1/instruments
  curl -i localhost:4010/v1/instruments -H 'Prefer: code=404'

The answer is the documented example of the first success, or of the status that `Prefer: code=…`
names; `Prefer: example=…` chooses one by its title or number. Where a page shows none, it is an
example of the same type on another page, or a value made from the type; the header
`Docbind-Example` says which. A request that does not fit its page is answered 400 or 415, one for
no operation 404 or 405, with what is wrong and the place of the page as JSON. What is odd and lets
pass stands in `Docbind-Surprise`. Nothing is stored.";

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let address = address(args)?;
    let input = input::read_api(&args.docs)?;
    let count = counted(input.api.operations.len(), "operation");
    if input.api.operations.is_empty() {
        return Err(format!("nothing to answer: {} describes no operation", args.docs.display()).into());
    }
    let policy = Policy { deny: args.deny.clone(), allow: args.allow.clone(), ..Policy::default() };
    let limits = Limits { body: args.max_body, ..Limits::default() };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| format!("cannot start threads: {error}"))?;
    runtime.block_on(async {
        // Before anybody knows the address, so that no signal is lost.
        let stop = stop()?;
        let server = Server::bind(address, limits).await;
        let server = server.map_err(|error| format!("cannot listen on {address}: {error}"))?;
        terminal::print(&format!("listening on http://{} ({count}); Ctrl-C ends it\n", server.address()))?;
        server.run(input.api, policy, input.root, log, stop).await;
        terminal::say("stopped\n");
        Ok(ExitCode::SUCCESS)
    })
}

/// Where to listen: this machine alone, unless told.
fn address(args: &Args) -> Result<SocketAddr, Failure> {
    let port = args.port.unwrap_or(PORT);
    let address = args.listen.unwrap_or(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port));
    if address.ip().is_loopback() || args.expose {
        return Ok(address);
    }
    Err(format!("other machines reach {address}; `--expose` if that is meant").into())
}

/// Over when somebody wants the server to end: Ctrl-C, or on Unix the signal that ends a service.
fn stop() -> Result<impl Future<Output = ()>, Failure> {
    let failed = |error: std::io::Error| format!("cannot wait for signals: {error}");
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};

        let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
        let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(windows)]
    {
        let mut interrupt = tokio::signal::windows::ctrl_c().map_err(failed)?;
        Ok(async move { _ = interrupt.recv().await })
    }
}

/// One line for each request.
fn log(asked: &Asked, answer: &Answer) {
    let line = format!("{} {} -> {} ({})", asked.method, asked.target, answer.status, answer.outcome);
    let plain = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let line: String = line.chars().map(plain).chain(std::iter::once('\n')).collect();
    // Nobody reads any more; the server goes on.
    _ = terminal::print(&line);
}
