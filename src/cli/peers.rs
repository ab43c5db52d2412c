//! `mahdar peers`: who has what, up to when.

use serde_json::Value;
use serde_json::json;

use crate::cli::output::Output;
use crate::cli::output::Table;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::day::Moment;
use crate::domain::message::Message;
use crate::domain::shown::PeerRow;
use crate::i18n::MomentForm;
use crate::ops::peers;

const HEADINGS: [&str; 6] = [
    "cli-peers-laptop",
    "cli-peers-they-have",
    "cli-peers-we-have",
    "cli-peers-waiting",
    "cli-peers-missing",
    "cli-peers-key",
];

pub(super) fn run(session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let peers = peers::peers(&session.reading()?)?;
    if output.is_json() {
        return peers.iter().try_for_each(|peer| output.json(&as_json(peer)));
    }
    let say = |id: &'static str| output.translator().say_plain(&Message::new(id));
    let mut table = Table::under(HEADINGS.map(say).to_vec());
    for peer in &peers {
        table.row(row(peer, output));
    }
    output.table(&mut table)
}

fn row(peer: &PeerRow, output: &Output<'_>) -> Vec<String> {
    let translator = output.translator();
    let say = |message: &Message| translator.say_plain(message);
    let moment =
        |at: Option<Moment>| at.map(|at| translator.moment(at, MomentForm::Full)).unwrap_or_default();
    let who = match (peer.this_laptop, peer.known_since) {
        (true, _) => Message::new("cli-peers-this"),
        (false, Some(_)) => Message::new("cli-peers-known"),
        (false, None) => Message::new("cli-peers-heard-of"),
    };
    let missing = peer.missing.iter().map(|(first, last)| format!("{first}-{last}"));
    vec![
        say(&who.with_typed("office", &peer.author.office).with("author", peer.author.message())),
        moment(peer.they_have_ours_to),
        moment(peer.we_have_theirs_to),
        translator.locale().number(i64::try_from(peer.unacknowledged).unwrap_or(i64::MAX)),
        missing.collect::<Vec<_>>().join(" "),
        peer.digits.clone(),
    ]
}

fn as_json(peer: &PeerRow) -> Value {
    let moment = |at: Option<Moment>| at.map(|at| at.to_string());
    json!({
        "office": peer.author.office,
        "officer": peer.author.officer,
        "laptop": peer.author.laptop,
        "key": peer.digits,
        "this_laptop": peer.this_laptop,
        "known_since": moment(peer.known_since),
        "they_have_ours_to": moment(peer.they_have_ours_to),
        "we_have_theirs_to": moment(peer.we_have_theirs_to),
        "unacknowledged": peer.unacknowledged,
        "missing": peer.missing,
    })
}
