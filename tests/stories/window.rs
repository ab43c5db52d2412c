//! A terminal window with the program in it: keys go in, cells come out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first thing that is wrong")]

use std::io::Read;
use std::io::Write;
use std::num::NonZero;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

use mahdar::text::Base;
use mahdar::text::Encoder;
use mahdar::text::plain;
use portable_pty::Child;
use portable_pty::CommandBuilder;
use portable_pty::ExitStatus;
use portable_pty::MasterPty;
use portable_pty::PtySize;
use portable_pty::native_pty_system;

/// How long a screen may take to come. The machine may be busy with other tests.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the program has written so far.
struct Glass {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// Nobody looks any more.
    is_slammed: bool,
    is_closed: bool,
}

type Keyboard = Arc<Mutex<Box<dyn Write + Send>>>;

/// What ends the questions to a terminal.
const LAST_QUESTION: &[u8] = b"\x1b[c";

/// A window of a terminal in which the program runs.
pub(crate) struct Window {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    /// The painter answers on it what the program asks the terminal.
    keyboard: Option<Keyboard>,
    glass: Arc<(Mutex<Glass>, Condvar)>,
    painter: Option<JoinHandle<()>>,
}

impl Window {
    /// Opens a window of so many columns and rows, of a terminal that answers this when it is asked what it is.
    pub(crate) fn open(command: CommandBuilder, columns: u16, rows: u16, answers: &'static str) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let answering = Arc::downgrade(&keyboard);
        let parser = vt100::Parser::new(some(rows), some(columns), 0);
        let glass = Glass { parser, bytes: Vec::new(), is_slammed: false, is_closed: false };
        let glass = Arc::new((Mutex::new(glass), Condvar::new()));
        let seen = Arc::clone(&glass);
        let painter = thread::spawn(move || {
            let mut chunk = [0; 8192];
            loop {
                let count = output.read(&mut chunk).unwrap_or(0);
                let written = chunk.get(..count).unwrap();
                let mut glass = seen.0.lock().unwrap();
                glass.parser.process(written);
                let begun = glass.bytes.len().saturating_sub(LAST_QUESTION.len() - 1);
                glass.bytes.extend_from_slice(written);
                let asked = glass
                    .bytes
                    .split_at(begun)
                    .1
                    .windows(LAST_QUESTION.len())
                    .any(|part| part == LAST_QUESTION);
                if let Some(keyboard) = answering.upgrade().filter(|_| asked) {
                    let mut keyboard = keyboard.lock().unwrap();
                    keyboard.write_all(answers.as_bytes()).unwrap();
                    keyboard.flush().unwrap();
                }
                glass.is_closed = count == 0;
                seen.1.notify_all();
                if count == 0 || glass.is_slammed {
                    return;
                }
            }
        });
        Self { child, master: Some(pair.master), keyboard: Some(keyboard), glass, painter: Some(painter) }
    }

    /// Presses keys: plain text is typed, `<Enter>`, `<C-s>`, `<F6>` are keys.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.press_bytes(&bytes_of(keys))
    }

    /// Sends bytes as a terminal sends them.
    pub(crate) fn press_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let mut keyboard = self.keyboard.as_ref().unwrap().lock().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
        drop(keyboard);
        self
    }

    /// Waits until the program has written these bytes.
    #[track_caller]
    pub(crate) fn writes(&mut self, wanted: &[u8]) -> &mut Self {
        self.writes_again(wanted, 1)
    }

    /// Waits until the program has written these bytes so many times.
    #[track_caller]
    pub(crate) fn writes_again(&mut self, wanted: &[u8], times: usize) -> &mut Self {
        let count =
            |glass: &mut Glass| glass.bytes.windows(wanted.len()).filter(|part| *part == wanted).count();
        let glass = self.glass.0.lock().unwrap();
        let (glass, late) =
            self.glass.1.wait_timeout_while(glass, PATIENCE, |glass| count(glass) < times).unwrap();
        drop(glass);
        assert!(!late.timed_out(), "does not write {:?}", String::from_utf8_lossy(wanted));
        self
    }

    /// Waits until some row shows this text, which is given as it is spoken.
    #[track_caller]
    pub(crate) fn shows(&mut self, text: &str) -> &mut Self {
        let wanted = painted(text);
        self.until(text, |rows| rows.iter().any(|row| row.contains(&wanted)))
    }

    /// Waits until one row shows all these texts.
    #[track_caller]
    pub(crate) fn shows_in_one_row(&mut self, texts: &[&str]) -> &mut Self {
        let wanted: Vec<String> = texts.iter().map(|text| painted(text)).collect();
        let holds = |row: &String| wanted.iter().all(|text| row.contains(text));
        self.until(&texts.join(" … "), |rows| rows.iter().any(holds))
    }

    /// Waits until no row shows this text any more.
    #[track_caller]
    pub(crate) fn shows_no_more(&mut self, text: &str) -> &mut Self {
        let unwanted = painted(text);
        self.until(&format!("no {text}"), |rows| rows.iter().all(|row| !row.contains(&unwanted)))
    }

    #[track_caller]
    fn until(&mut self, what: &str, holds: impl Fn(&[String]) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        let mut glass = self.glass.0.lock().unwrap();
        loop {
            let rows = rows_of(&glass);
            if holds(&rows) {
                break;
            }
            let rest = end.saturating_duration_since(Instant::now());
            if glass.is_closed || rest.is_zero() {
                drop(glass);
                panic!("waited for: {what}\n{}", rows.join("\n"));
            }
            glass = self.glass.1.wait_timeout(glass, rest).unwrap().0;
        }
        drop(glass);
        self
    }

    /// Returns the rows as they are painted.
    pub(crate) fn rows(&self) -> Vec<String> {
        rows_of(&self.glass.0.lock().unwrap())
    }

    /// Returns everything that the program wrote.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.glass.0.lock().unwrap().bytes.clone()
    }

    /// Gives the window another size, and waits until the program has painted in it.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let before = self.pull(columns, rows);
        let glass = self.glass.0.lock().unwrap();
        let (glass, late) =
            self.glass.1.wait_timeout_while(glass, PATIENCE, |glass| glass.bytes.len() == before).unwrap();
        drop(glass);
        assert!(!late.timed_out(), "nothing is painted at {columns}x{rows}");
        self
    }

    /// Pulls at the corner of the window. Returns how much had been painted before.
    fn pull(&self, columns: u16, rows: u16) -> usize {
        let mut glass = self.glass.0.lock().unwrap();
        glass.parser.screen_mut().set_size(some(rows), some(columns));
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
        glass.bytes.len()
    }

    /// Returns the number of the process.
    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits until the program has stopped, as a shell does before it lets it go on.
    #[track_caller]
    pub(crate) fn is_stopped(&self) {
        use rustix::process::Pid;
        use rustix::process::WaitId;
        use rustix::process::WaitIdOptions;
        let process = Pid::from_raw(i32::try_from(self.process()).unwrap()).unwrap();
        rustix::process::waitid(WaitId::Pid(process), WaitIdOptions::STOPPED).unwrap();
    }

    /// Closes the window under the running program, as a click on its corner does.
    pub(crate) fn slam(&mut self) {
        self.glass.0.lock().unwrap().is_slammed = true;
        // The painter holds the terminal too; it lets go at the next thing that is painted.
        self.pull(70, 22);
        self.painter.take().unwrap().join().unwrap();
        self.keyboard = None;
        self.master = None;
    }

    /// Waits until the program has ended and everything it wrote has arrived.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() <= end, "the program does not end\n{}", self.rows().join("\n"));
            thread::sleep(Duration::from_millis(5));
        };
        let mut glass = self.glass.0.lock().unwrap();
        while self.master.is_some() && !glass.is_closed {
            let (waited, late) = self.glass.1.wait_timeout(glass, PATIENCE).unwrap();
            assert!(!late.timed_out(), "the terminal stays open");
            glass = waited;
        }
        status
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // A story that failed leaves no program behind.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn some(cells: u16) -> NonZero<u16> {
    NonZero::new(cells).unwrap()
}

fn rows_of(glass: &Glass) -> Vec<String> {
    let screen = glass.parser.screen();
    screen.rows(0, screen.size().1.get()).collect()
}

/// Returns the text as it stands on the glass: shaped and in painted order.
fn painted(text: &str) -> String {
    plain(text, Base::Auto, None, Encoder::APP)
}

fn bytes_of(keys: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
        if let Some((name, after)) = named {
            bytes.extend_from_slice(&named_key(name));
            rest = after;
        } else {
            bytes.extend_from_slice(c.to_string().as_bytes());
            let mut letters = rest.chars();
            letters.next();
            rest = letters.as_str();
        }
    }
    bytes
}

/// Returns what xterm sends for a key.
fn named_key(name: &str) -> Vec<u8> {
    let fixed: &[u8] = match name {
        "Enter" => b"\r",
        "Esc" => b"\x1b",
        "Tab" => b"\t",
        "S-Tab" => b"\x1b[Z",
        "Space" => b" ",
        "Backspace" => b"\x7f",
        "Del" => b"\x1b[3~",
        "Up" => b"\x1b[A",
        "Down" => b"\x1b[B",
        "Right" => b"\x1b[C",
        "Left" => b"\x1b[D",
        "End" => b"\x1b[F",
        "Home" => b"\x1b[H",
        "C-Down" => b"\x1b[1;5B",
        "F1" => b"\x1bOP",
        "F2" => b"\x1bOQ",
        "F3" => b"\x1bOR",
        "F4" => b"\x1bOS",
        "F5" => b"\x1b[15~",
        "F6" => b"\x1b[17~",
        "F7" => b"\x1b[18~",
        "F8" => b"\x1b[19~",
        "F9" => b"\x1b[20~",
        _ => {
            let Some([letter @ b'a'..=b'z']) = name.strip_prefix("C-").map(str::as_bytes) else {
                panic!("no such key: <{name}>")
            };
            return vec![letter - b'a' + 1];
        }
    };
    fixed.to_vec()
}
