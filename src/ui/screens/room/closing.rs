//! Closing a meeting and opening it again: what will happen, said before it happens.

use crate::domain::closed_minutes::ClosedMinutes;
use crate::domain::message::Message;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::overlays::confirm::Confirm;
use crate::ui::screens::room::Room;
use crate::ui::screens::room::agenda;

/// Asks whether to close a running meeting, naming the number that its minutes take; `None` when it is not running.
///
/// ```text
///  +- Close the meeting ------------------------------------------------+
///  | Close the meeting and number its minutes 7/2026? The number is not |
///  | used again.                                                        |
///  | [ Close and number ]  [ Not yet ]                                  |
///  +--------------------------------------------------------------------+
/// ```
pub fn ask(room: &Room, facts: &Facts) -> Option<Step> {
    let view = room.view.as_ref().filter(|_| room.is_running())?;
    let (question, yes) = match view.next_minutes_number {
        Some((number, year)) => {
            let question =
                Message::new("room-close-numbered").with_typed("number", format!("{number}/{year}"));
            (question, "room-button-close")
        }
        None => (Message::new("room-close-unnumbered"), "room-button-close-unnumbered"),
    };
    let mut lines = vec![question];
    lines.extend(room.quorum(facts).map(|quorum| quorum.message()));
    let unmarked = room.unmarked();
    lines.extend((unmarked > 0).then(|| Message::new("room-unmarked").with("count", unmarked)));
    lines.push(Message::new("room-close-stays"));
    let edits = agenda::ended(view, None, facts.fresh.now);
    let toast = Message::new("room-toast-item-ended");
    let mut effects = Vec::new();
    effects.extend((!edits.is_empty()).then_some(Effect::Save { edits, toast }));
    effects.push(Effect::CloseMeeting { meeting: room.meeting });
    let title = Message::new("room-close-title");
    Some(Confirm::ask(title, lines, Message::new(yes), Message::new("ui-button-not-yet"), effects))
}

/// Asks whether to open a closed meeting again, so that its minutes can be corrected.
///
/// ```text
///  +- Reopen the meeting -----------------------------------------------+
///  | Open the meeting of minutes 7/2026 again, to correct them?         |
///  | They keep their number. Copies handed out stay as they are.        |
///  | [ Reopen ]  [ Not yet ]                                            |
///  +--------------------------------------------------------------------+
/// ```
pub fn ask_to_reopen(minutes: &ClosedMinutes) -> Step {
    let lines = match &minutes.number {
        Some(number) => vec![
            Message::new("room-reopen-numbered").with_typed("number", number),
            Message::new("room-reopen-stays"),
        ],
        None => vec![Message::new("room-reopen")],
    };
    let yes = Message::new("room-button-reopen");
    let effects = vec![Effect::ReopenMeeting { meeting: minutes.meeting }];
    Confirm::ask(Message::new("room-reopen-title"), lines, yes, Message::new("ui-button-not-yet"), effects)
}
