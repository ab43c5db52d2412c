//! Long work on the screen: what is being done, a bar, the part of a hundred, and what comes next.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::effect::Progress;

/// How wide the bar is at most.
const BAR: u16 = 20;

/// Paints the work in one row; the bar fills from the side where reading starts.
///
/// ```text
///   Writing  ##############......  71 %  then: reading back
///   Saving to the disk  then: imported
/// ```
pub fn line(progress: &Progress, canvas: &mut Canvas<'_>, place: Rect) {
    let rest = |x: u16| Rect { x, width: place.right().saturating_sub(x), height: 1, ..place };
    let label = canvas.look.say(&progress.stage.label());
    let mut x =
        place.x + canvas.text(Rect { width: place.width / 2, ..rest(place.x) }, &label, Meaning::Plain) + 2;
    if let Some(per_cent) = per_cent(progress) {
        let bar = Rect { width: BAR.min(rest(x).width / 2), ..rest(x) };
        canvas.bar(bar, per_cent);
        x = bar.right() + 1;
        let said = canvas.look.say(&Message::new("ui-per-cent").with("number", per_cent));
        x += canvas.text(rest(x), &said, Meaning::Plain) + 2;
    }
    let next = canvas.look.say(&Message::new("ui-work-then").with("next", progress.stage.next()));
    canvas.text(rest(x), &next, Meaning::Muted);
}

/// Returns the part of a hundred; `None` where nobody knows the whole.
fn per_cent(progress: &Progress) -> Option<i64> {
    let per_cent = progress.done.saturating_mul(100).checked_div(progress.total)?;
    Some(i64::try_from(per_cent.min(100)).unwrap_or(100))
}
