//! Stories told in commands: two directorates, a stick, and what each of them reads.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use clap::Parser as _;
use serde_json::Value;
use tempfile::TempDir;

use super::Session;
use super::arguments::Arguments;
use super::arguments::Command;
use super::obey;
use super::output::Output;
use super::trouble::Trouble;
use crate::config::Config;
use crate::config::Environment;
use crate::config::Flags;
use crate::domain::day::Moment;
use crate::i18n::Language;

const ITEM: &str = "01900000-0000-7000-8000-000000000001";

/// One laptop, and somebody who types at it.
struct Desk {
    config: Config,
}

/// Two directorates with a stick between them.
struct Two {
    folder: TempDir,
    zeitoun: Desk,
    noor: Desk,
}

impl Desk {
    fn at(folder: &Path, language: Language) -> Self {
        let flags = Flags {
            workspace: Some(folder.join("records")),
            profile: Some(folder.join("profile")),
            language: Some(language),
            ..Flags::default()
        };
        let mut config = Config::find(&flags, &Environment::default()).unwrap();
        config.now = Moment::parse_iso("2026-11-23T08:00:00Z");
        Self { config }
    }

    /// Types a command; words stand between spaces, and `·` is a space inside a word.
    fn type_in(&self, line: &str) -> (String, Result<(), Trouble>) {
        let words = ["mahdar".to_owned()].into_iter();
        let parsed =
            Arguments::try_parse_from(words.chain(line.split(' ').map(|word| word.replace('·', " "))))
                .unwrap();
        let translator = self.config.translator();
        let mut bytes = Vec::new();
        let mut output = Output::new(&mut bytes, &translator, parsed.common.json);
        let done = obey(&parsed.command.unwrap(), &Session { config: &self.config }, &mut output);
        let done = output.finish(done);
        (String::from_utf8(bytes).unwrap(), done)
    }

    /// Types a command that must succeed, and returns what it says.
    fn says(&self, line: &str) -> String {
        let (said, done) = self.type_in(line);
        assert_eq!(done, Ok(()), "{line}");
        said
    }

    /// Types a command that must not succeed, and returns why and with which number.
    fn refuses(&self, line: &str) -> (String, u8) {
        let trouble = self.type_in(line).1.unwrap_err();
        let translator = self.config.translator();
        let message = trouble.message().unwrap();
        let remedy = translator.remedy_plain(message).unwrap();
        (format!("{} {remedy}", translator.say_plain(message)), trouble.exit_code())
    }

    fn load(&self, folder: &Path, lines: &str) {
        let file = folder.join("lines.jsonl");
        fs::write(&file, lines).unwrap();
        self.says(&format!("load {}", file.display()));
    }
}

impl Two {
    /// Both have a workspace; the first has recorded an action item and an organisation.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let zeitoun = Desk::at(&folder.path().join("zeitoun"), Language::Ar);
        let noor = Desk::at(&folder.path().join("noor"), Language::En);
        zeitoun.says("init --directorate مديرية·وادي·الزيتون --code WZT --officer سمر·تفاحة");
        noor.says("init --directorate مديرية·مرج·نور --code MNR --officer هدى·ياسمين");
        let item = format!(
            r#"{{"record":"action_item","id":"{ITEM}","title":"عروض أسعار المنحدر","due_on":"2026-11-22","status":"open"}}"#
        );
        zeitoun.load(folder.path(), &item);
        Self { folder, zeitoun, noor }
    }

    /// Carries what `from` holds to `to`, who has compared the key by telephone.
    fn carry(&self, from: &Desk, to: &Desk) {
        let bundle = self.bundle(from);
        to.says(&format!("import --trust {}", bundle.display()));
    }

    fn bundle(&self, from: &Desk) -> PathBuf {
        let stick = tempfile::tempdir_in(self.folder.path()).unwrap().keep();
        let said = from.says(&format!("export --to ALL --out {} --json", stick.display()));
        let said: Value = serde_json::from_str(&said).unwrap();
        PathBuf::from(said["path"].as_str().unwrap())
    }
}

#[test]
fn a_stick_carries_records_from_one_directorate_to_the_other() {
    let two = Two::new();
    two.carry(&two.zeitoun, &two.noor);
    let said = two.noor.says("list action_item --overdue");
    assert!(said.contains("عروض أسعار المنحدر") && said.contains("Sun 22/11/2026"), "{said}");
    assert!(said.contains("open"), "{said}");
}

#[test]
fn keys_that_nobody_compared_stop_an_import() {
    let two = Two::new();
    let bundle = two.bundle(&two.zeitoun);
    let (why, number) = two.noor.refuses(&format!("import {}", bundle.display()));
    assert_eq!(number, 3, "{why}");
    assert!(why.contains("--trust"), "{why}");
    assert!(two.noor.says("list action_item").contains("no action items"));
    let preview = two.noor.says(&format!("import --preview {}", bundle.display()));
    assert!(
        preview.contains("New, not compared yet") && preview.contains("Nothing has changed yet."),
        "{preview}"
    );
}

#[test]
fn two_changes_that_do_not_know_each_other_wait_for_a_person() {
    let two = Two::new();
    two.carry(&two.zeitoun, &two.noor);
    let due = |day: &str| format!(r#"{{"record":"action_item","id":"{ITEM}","due_on":"{day}"}}"#);
    two.zeitoun.load(two.folder.path(), &due("2026-11-24"));
    two.noor.load(two.folder.path(), &due("2026-12-01"));
    two.carry(&two.noor, &two.zeitoun);
    two.carry(&two.zeitoun, &two.noor);
    for (desk, values) in
        [(&two.zeitoun, ["24/11/2026", "1/12/2026"]), (&two.noor, ["24/11/2026", "1/12/2026"])]
    {
        let said = desk.says("conflicts");
        assert!(values.iter().all(|value| said.contains(value)) && said.contains("هدى ياسمين"), "{said}");
        let place = |words: [&str; 2]| words.iter().find_map(|word| said.find(word)).unwrap();
        assert!(place(["قيمتنا", "Ours"]) < place(["قيمتهم", "Theirs"]), "ours first: {said}");
        let told: Value = serde_json::from_str(&desk.says("conflicts --json")).unwrap();
        assert_ne!(told["sides"][0]["ours"], told["sides"][1]["ours"], "{told}");
    }
    let told: Value = serde_json::from_str(&two.zeitoun.says("conflicts --json")).unwrap();
    let change = told["sides"][1]["change"].as_str().unwrap();
    two.zeitoun.says(&format!("settle {ITEM} due_on {change}"));
    two.carry(&two.zeitoun, &two.noor);
    assert_eq!(two.zeitoun.says("conflicts"), "لا تعارضات.\n");
    assert_eq!(two.zeitoun.says("dump --open"), two.noor.says("dump --open"));
}

#[test]
fn a_preview_says_what_becomes_of_each_record_and_names_those_without_a_text() {
    let two = Two::new();
    two.carry(&two.zeitoun, &two.noor);
    let promise = ITEM.replace("001", "00e");
    let lines = [
        format!(
            r#"{{"record":"action_item","id":"{ITEM}","due_on":"2026-11-24","status":"done","closed_on":"2026-11-23"}}"#
        ),
        format!(r#"{{"record":"action_item","id":"{ITEM}","due_on":"2026-12-01"}}"#),
        format!(r#"{{"record":"commitment","id":"{promise}","title":"كراسي"}}"#),
        format!(r#"{{"record":"delivery","commitment_id":"{promise}","delivered_on":"2026-11-23"}}"#),
    ];
    for line in &lines {
        two.zeitoun.load(two.folder.path(), line);
    }
    let bundle = two.bundle(&two.zeitoun);
    let said = two.noor.says(&format!("import --preview {}", bundle.display()));
    let changed = "- action item: عروض أسعار المنحدر. Due: from Sun 22/11/2026 to Tue 1/12/2026; \
                   State and closing day: from open to done, Mon 23/11/2026";
    assert!(said.contains(changed), "{said}");
    assert!(said.contains("- delivery: كراسي, Mon 23/11/2026"), "{said}");
    let told: Value =
        serde_json::from_str(&two.noor.says(&format!("import --preview --json {}", bundle.display())))
            .unwrap();
    assert_eq!(told["changed"][0]["fields"], serde_json::json!(["due_on", "progress"]));
}

#[test]
fn the_history_of_a_settled_field_names_every_value_that_was_weighed() {
    let two = Two::new();
    two.carry(&two.zeitoun, &two.noor);
    let due = |day: &str| format!(r#"{{"record":"action_item","id":"{ITEM}","due_on":"{day}"}}"#);
    two.zeitoun.load(two.folder.path(), &due("2026-11-24"));
    two.noor.load(two.folder.path(), &due("2026-12-01"));
    two.carry(&two.zeitoun, &two.noor);
    let told: Value = serde_json::from_str(&two.noor.says("conflicts --json")).unwrap();
    let change = told["sides"][0]["change"].as_str().unwrap();
    let said = two.noor.says(&format!("settle {ITEM} due_on {change}"));
    assert_eq!(said, "The conflict is settled: Due.\n");
    let history = two.noor.says(&format!("history {ITEM}"));
    let first = history.lines().next().unwrap();
    assert!(first.starts_with("Due: conflict settled as "), "{history}");
    assert!(
        first.contains("24/11/2026, Tue 1/12/2026") || first.contains("1/12/2026, Tue 24/11/2026"),
        "{first}"
    );
}

#[test]
fn a_number_that_two_laptops_gave_is_told_with_what_to_do() {
    let two = Two::new();
    let office: Value = serde_json::from_str(two.zeitoun.says("dump --record office").trim()).unwrap();
    let (body, first, second) =
        (ITEM.replace("001", "00b"), ITEM.replace("001", "00c"), ITEM.replace("001", "00d"));
    let council = format!(
        r#"{{"record":"body","id":"{body}","name_ar":"المجلس المشترك","office_id":{}}}"#,
        office["id"]
    );
    two.zeitoun.load(two.folder.path(), &council);
    two.carry(&two.zeitoun, &two.noor);
    let meeting = |id: &str| {
        format!(r#"{{"record":"meeting","id":"{id}","body_id":"{body}","minutes_no":7,"minutes_year":2026}}"#)
    };
    two.zeitoun.load(two.folder.path(), &meeting(&first));
    two.noor.load(two.folder.path(), &meeting(&second));
    two.carry(&two.noor, &two.zeitoun);
    let said = two.zeitoun.says("conflicts");
    for word in ["7/2026", "المجلس المشترك", &first, &second, "8/2026"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    let told: Value = serde_json::from_str(&two.zeitoun.says("conflicts --json")).unwrap();
    assert_eq!((&told["clash"], &told["next"]), (&Value::from("7/2026"), &Value::from(8)));
    // Whose numbers they are not is told whom to phone.
    two.carry(&two.zeitoun, &two.noor);
    assert!(two.noor.says("conflicts").contains("مديرية وادي الزيتون"));
    two.zeitoun.load(two.folder.path(), &format!(r#"{{"record":"meeting","id":"{second}","minutes_no":8}}"#));
    assert_eq!(two.zeitoun.says("conflicts"), "لا تعارضات.\n");
}

#[test]
fn minutes_are_asked_for_by_the_number_that_is_printed_on_them() {
    let two = Two::new();
    let [body, other, first, second] = ["00b", "00e", "00c", "00d"].map(|end| ITEM.replace("001", end));
    let group = |id: &str, name: &str| format!(r#"{{"record":"body","id":"{id}","name_ar":"{name}"}}"#);
    let meeting = |id: &str, body: &str, number: u8| {
        format!(
            r#"{{"record":"meeting","id":"{id}","body_id":"{body}","minutes_no":{number},"minutes_year":2026}}"#
        )
    };
    let lines = [
        group(&body, "المجلس المشترك"),
        group(&other, "لجنة المرأة"),
        meeting(&first, &body, 7),
        meeting(&second, &other, 7),
    ];
    two.zeitoun.load(two.folder.path(), &lines.join("\n"));
    let (why, number) = two.zeitoun.refuses("minutes 7/2026");
    assert_eq!(number, 2, "{why}");
    for word in ["7/2026", "المجلس المشترك", "لجنة المرأة", &first, &second] {
        assert!(why.contains(word), "{word}: {why}");
    }
    two.zeitoun.load(two.folder.path(), &format!(r#"{{"record":"meeting","id":"{second}","minutes_no":8}}"#));
    for typed in ["7/2026", "٧/٢٠٢٦", first.as_str()] {
        let said = two.zeitoun.says(&format!("minutes {typed}"));
        assert!(said.contains("المجلس المشترك"), "{typed}: {said}");
    }
    let (why, number) = two.zeitoun.refuses("minutes 9/2026");
    assert!(number == 1 && why.contains("9/2026"), "{why}");
}

#[test]
fn records_are_listed_by_what_people_call_them() {
    let two = Two::new();
    for typed in ["action_item", "مهمة", "مهام"] {
        assert!(two.zeitoun.says(&format!("list {typed}")).contains("عروض أسعار المنحدر"), "{typed}");
    }
}

#[test]
fn what_was_recorded_can_be_read_undone_and_checked() {
    let two = Two::new();
    let history = two.zeitoun.says(&format!("history {ITEM}"));
    assert!(history.contains("الموعد: الأحد 22/11/2026. سمر تفاحة، الجهاز WZT-1"), "{history}");
    let shown = two.zeitoun.says(&format!("show {ITEM}"));
    assert!(shown.contains("العنوان: عروض أسعار المنحدر"), "{shown}");
    assert!(two.zeitoun.says("search منحدر").contains(ITEM));
    let slipped = two.zeitoun.says("search منحدز");
    assert!(slipped.starts_with("نتائج عن «") && slipped.contains(ITEM), "{slipped}");
    assert!(two.zeitoun.says("peers").contains("(هذا الجهاز)"));
    two.zeitoun.says("undo");
    let (why, number) = two.zeitoun.refuses(&format!("settle {ITEM} due_on value:null"));
    assert_eq!(number, 1, "{why}");
    assert!(two.zeitoun.says("verify").contains("كل شيء سليم"));
    two.zeitoun.says("rebuild");
}

#[test]
fn a_bundle_can_be_looked_into_without_a_workspace() {
    let two = Two::new();
    let bundle = two.bundle(&two.zeitoun);
    let stranger = Desk::at(&two.folder.path().join("stranger"), Language::Ar);
    let said = stranger.says(&format!("inspect {}", bundle.display()));
    assert!(said.contains("سمر تفاحة") && said.contains("مهمة"), "{said}");
    let bytes = fs::read(&bundle).unwrap();
    let cut = two.folder.path().join("cut.mahdar");
    fs::write(&cut, &bytes[..bytes.len() * 2 / 3]).unwrap();
    let (why, number) = stranger.refuses(&format!("inspect {}", cut.display()));
    assert_eq!(number, 1);
    assert!(why.contains('%'), "{why}");
}

#[test]
fn a_line_that_does_not_fit_is_named_and_nothing_enters() {
    let two = Two::new();
    let before = two.zeitoun.says("dump");
    let file = two.folder.path().join("bad.jsonl");
    let good = r#"{"record":"organization","name_ar":"بلدية زيتون"}"#;
    for bad in [
        r#"{"record":"action_item","title":"حجز القاعة","due_on":"12/01/2017"}"#,
        r#"{"record":"action_item","titel":"حجز القاعة"}"#,
        r#"{"record":"task","title":"حجز القاعة"}"#,
        r#"{"record":"action_item","title":7}"#,
        "{",
    ] {
        fs::write(&file, format!("{good}\n{bad}\n")).unwrap();
        let (why, number) = two.zeitoun.refuses(&format!("load {}", file.display()));
        assert_eq!(number, 1, "{why}");
        assert!(why.contains("السطر 2"), "{why}");
    }
    assert_eq!(two.zeitoun.says("dump"), before);
}

#[test]
fn a_condition_that_nothing_can_meet_is_refused_and_not_answered_with_nothing() {
    let two = Two::new();
    for (condition, remedy) in [
        ("status=foo", "in_progress"),
        ("due_on=12/01/2017", "2026-11-22"),
        ("due_on=31/11/2026", "2026-11-22"),
        ("responsible_org_id=zz", "صحح"),
        ("nosuch=1", "mahdar dump"),
    ] {
        let (why, number) = two.zeitoun.refuses(&format!("list action_item --where {condition}"));
        assert!(number == 1 && why.contains(remedy), "{condition}: {why}");
    }
    for met in ["status=open", "due_on=2026-11-22", "due_on=22/11/2026", "responsible_org_id="] {
        let said = two.zeitoun.says(&format!("list action_item --where {met}"));
        assert!(said.contains("عروض أسعار المنحدر"), "{met}: {said}");
    }
    assert!(two.noor.refuses("list action_item --where nosuch=1").0.starts_with("There is"));
}

#[test]
fn a_record_that_is_no_meeting_has_no_minutes_and_a_bare_day_is_told_its_marks() {
    let two = Two::new();
    let (why, _) = two.zeitoun.refuses(&format!("minutes {ITEM}"));
    assert!(why.contains("ليس اجتماعًا"), "{why}");
    let (why, _) = two.zeitoun.refuses(&format!("settle {ITEM} due_on value:2026-11-22"));
    assert!(why.contains("بين علامتي اقتباس"), "{why}");
}

#[test]
fn the_refused_one_of_several_bundles_is_named() {
    let two = Two::new();
    let good = two.bundle(&two.zeitoun);
    let bad = two.folder.path().join("bad.mahdar");
    fs::write(&bad, "ليست حزمة").unwrap();
    let (why, number) = two.noor.refuses(&format!("import --trust {} {}", good.display(), bad.display()));
    assert_eq!(number, 1, "{why}");
    assert!(why.contains("bad.mahdar"), "{why}");
    assert!(two.noor.says("list action_item").contains("no action items"));
}

#[test]
fn without_a_workspace_a_command_says_how_to_make_one() {
    let folder = tempfile::tempdir().unwrap();
    let stranger = Desk::at(folder.path(), Language::Ar);
    let (why, number) = stranger.refuses("list meeting");
    assert_eq!(number, 1);
    assert!(why.contains("mahdar init"), "{why}");
}

#[test]
fn the_demonstration_is_made_away_from_a_persons_own_records() {
    let folder = tempfile::tempdir().unwrap();
    let own = Desk::at(folder.path(), Language::Ar);
    let line = format!("mahdar demo {} --no-open", folder.path().join("demo").display());
    let Some(Command::Demo(demo)) = Arguments::try_parse_from(line.split(' ')).unwrap().command else {
        panic!("a demonstration")
    };
    let desk = Desk { config: super::demo::config(&demo, &own.config).unwrap() };
    let said = desk.says(line.strip_prefix("mahdar ").unwrap());
    assert!(said.contains("مخترع"), "{said}");
    assert!(desk.says("list action_item --overdue").lines().count() > 2);
    assert_eq!(own.refuses("list meeting").1, 1);
}
