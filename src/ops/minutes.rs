//! The official minutes of a meeting, out of its records.

use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::minutes::MinutesFacts;
use crate::domain::minutes::NamesIn;
use crate::domain::records::Body;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::domain::rows::Name;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::close_meeting::day_of;
use crate::report;
use crate::report::document::Document;
use crate::report::document::Language;

/// Gathers what the minutes of a meeting say, with the names of the day of the meeting where the records have them.
pub fn facts(workspace: &Workspace, meeting: RecordId, names: NamesIn) -> Result<MinutesFacts, OpsError> {
    let Some(records) = workspace.store.minutes_records(meeting)? else {
        return Err(match workspace.store.kind_of(meeting)? {
            Some(kind) if kind != Meeting::KIND => OpsError::NotAMeeting(meeting),
            _ => OpsError::NoSuchRecord(meeting),
        });
    };
    // A meeting without a day has no seats to count and nothing to follow up; the earliest day says so.
    let day = day_of(workspace, &records.meeting, crate::domain::day::Day::RANGE.0);
    Ok(records.facts(names, day))
}

/// How minutes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Html,
    Text,
}

/// Writes the minutes of a meeting; `say` puts the words into the reader's language.
pub fn written(
    workspace: &Workspace,
    meeting: RecordId,
    format: Format,
    names: NamesIn,
    say: &dyn Fn(&Message) -> String,
) -> Result<String, OpsError> {
    let language = match names {
        NamesIn::Arabic => Language::Arabic,
        NamesIn::English => Language::English,
    };
    let document = minutes(workspace, meeting, language)?;
    Ok(match format {
        Format::Html => report::html::write(&document, say),
        Format::Text => report::text::write(&document, say),
    })
}

/// Writes a text to a file, whole or not at all: what stood there before is not lost to a full disk.
pub fn keep(path: &Path, text: &str) -> Result<(), OpsError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|error| unwritable(path, &error))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all());
    written.map_err(|error| unwritable(path, &error))?;
    file.persist(path).map_err(|error| unwritable(path, &error.error))?;
    Ok(())
}

fn unwritable(path: &Path, error: &std::io::Error) -> OpsError {
    OpsError::unwritable(path.display().to_string(), error)
}

/// Writes the minutes as a page beside the records, and returns where.
pub fn page(
    workspace: &Workspace,
    meeting: RecordId,
    names: NamesIn,
    say: &dyn Fn(&Message) -> String,
) -> Result<PathBuf, OpsError> {
    let html = written(workspace, meeting, Format::Html, names, say)?;
    let folder = workspace.store.folder().join("minutes");
    let path = folder.join(file_name(workspace, meeting)?);
    std::fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
    keep(&path, &html)?;
    Ok(path)
}

/// Finds the meetings whose minutes carry a number, each with its group, in order of group and start.
pub fn numbered(
    workspace: &Workspace,
    number: i64,
    year: i64,
) -> Result<Vec<(RecordId, Option<Name>)>, OpsError> {
    let mut found = Vec::new();
    for (meeting, body) in workspace.store.meetings_with_number(year, number)? {
        let body = body.map(|body| workspace.store.record_of::<Body>(body)).transpose()?.flatten();
        let name = body.map(|body| Name { ar: body.name_ar.unwrap_or_default(), en: body.name_en });
        found.push((meeting, name));
    }
    Ok(found)
}

/// Returns a name by which a person finds the page again: the number of the minutes, and what tells groups apart.
fn file_name(workspace: &Workspace, meeting: RecordId) -> Result<String, OpsError> {
    let record = workspace.store.record_of::<Meeting>(meeting)?;
    let number = record.and_then(|meeting| meeting.minutes_number());
    let number = number.map_or_else(|| "draft".to_owned(), |number| number.replace('/', "-"));
    // The end of an id is chance; its beginning is a time that meetings share.
    let id: String = meeting.to_string().chars().skip(30).collect();
    Ok(format!("minutes-{number}-{id}.html"))
}

/// Builds the minutes of a meeting in a language.
pub fn minutes(workspace: &Workspace, meeting: RecordId, language: Language) -> Result<Document, OpsError> {
    let names = match language {
        Language::Arabic => NamesIn::Arabic,
        Language::English => NamesIn::English,
    };
    Ok(report::minutes::minutes(&facts(workspace, meeting, names)?, language))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::domain::day::Day;
    use crate::domain::day::Moment;
    use crate::domain::rows::Answer;
    use crate::domain::rows::From;
    use crate::domain::rows::List;
    use crate::domain::rows::ListQuery;
    use crate::domain::rows::Query;
    use crate::domain::rows::Row;
    use crate::domain::rows::Window;
    use crate::i18n::Language as Tongue;
    use crate::i18n::Translator;
    use crate::ops::ask::ask;
    use crate::ops::demo;
    use crate::ops::workspace::tests::surroundings;
    use crate::report::text;
    use crate::text::Digits;

    fn printed(language: Language, tongue: Tongue) -> String {
        let folder = tempfile::tempdir().unwrap();
        let mut around = surroundings(7);
        let today = Day::parse_iso("2026-11-22").unwrap();
        let (records, profile) = (folder.path().join("records"), folder.path().join("profile"));
        let mut workspace = demo::create(&records, &profile, 1, today, &mut around).unwrap();
        let window = Window { from: From::Start, limit: 10 };
        let query = Query::List(ListQuery { list: List::Meetings, filter: String::new(), window });
        let now = Moment::parse_iso("2026-11-22T08:00:00Z").unwrap();
        let Answer::List(page) = ask(&mut workspace, &query, today, now).unwrap() else { panic!("a list") };
        let closed = |row: &Row| matches!(row, Row::Meeting(meeting) if meeting.minutes.is_some());
        let meeting = page.rows.iter().find(|(_, row)| closed(row)).unwrap().0.id;
        let document = minutes(&workspace, meeting, language).unwrap();
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        let translator = Translator::new(tongue, Digits::Western, zone);
        text::write(&document, &|message| translator.say_plain(message))
    }

    #[test]
    #[allow(clippy::too_many_lines, reason = "the minutes of a meeting are as long as they are")]
    fn minutes_say_who_came_what_was_decided_and_what_was_promised() {
        insta::assert_snapshot!(printed(Language::Arabic, Tongue::Ar), @r#"
        وزارة التنمية الاجتماعية
        مديرية وادي الزيتون للتنمية الاجتماعية

        محضر اجتماع رقم 2/2026
        مجموعة تخطيط خدمات الأشخاص ذوي الإعاقة في الزيتون
        الاجتماع العادي الرابع

        اليوم والتاريخ: الاثنين 26/10/2026
        الساعة: 11:05
        المكان: قاعة الندوات في الكلية، كلية الزيتون الجامعية
        تاريخ الدعوة: الاثنين 19/10/2026
        رئاسة الجلسة: أ. إياد خروب، عضو الهيئة الإدارية
        أمانة السر: سمر تفاحة، منسقة المجموعات

        == الحضور ==
        1. أ. إياد خروب | الجهة: جمعية الخطوة لذوي الإعاقة في الزيتون | الصفة: رئاسة الجلسة، عضو الهيئة الإدارية
        2. د. مها قرنفل | الجهة: مديرية الصحة في الزيتون | الصفة: رئيس قسم الصحة المجتمعية
        3. أ. سليم غار (حضر الساعة 11:17) | الجهة: مديرية التربية والتعليم في الزيتون | الصفة: مرشد تربوي
        4. نسرين شومر | الجهة: جمعية بيادر الخير في الزيتون | الصفة: عضو الهيئة الإدارية
        5. آلاء نرجس | الجهة: مركز السنابل النسوي في الزيتون | الصفة: عضو الهيئة الإدارية
        6. د. دلال كرمة | الجهة: كلية الزيتون الجامعية | الصفة: محاضر في الخدمة الاجتماعية
        7. رامي عنبة | الجهة: نادي شباب الزيتون | الصفة: عضو الهيئة الإدارية

        == الضيوف ==
        1. وسام توتة، نادي شباب الزيتون

        المقاعد الممثلة 7 من أصل 7، والنصاب القانوني 5، فالنصاب مكتمل.

        == جدول الأعمال ==
        1. التحقق من النصاب
        2. المصادقة على المحضر السابق
        3. متابعة تنفيذ ما سبق
        4. منحدر العيادة القديمة
        5. ورشة لغة الإشارة لموظفي الاستقبال
        6. ما يستجد من أعمال

        == متابعة ما سبق ==
        1. فحص قياسات الكراسي المتحركة قبل تسليمها | المسؤول: مديرية الصحة في الزيتون، د. مها قرنفل | الموعد: الثلاثاء 24/11/2026 | الحالة: قيد التنفيذ
        2. قائمة المدارس التي تحتاج منحدرات | المسؤول: مديرية التربية والتعليم في الزيتون، أ. سليم غار | الموعد: الخميس 26/11/2026 | الحالة: مفتوحة

        == المداولات والمخرجات ==
        * البند 2: المصادقة على المحضر السابق
        نتيجة البند: قبول

        * البند 4: منحدر العيادة القديمة
        - د. مها قرنفل: القاعة تحتاج منحدرًا قبل الشتاء، والميل لا يزيد على 1:12.
        - د. دلال كرمة: الرسم جاهز، وينقصه عرض أسعار من ثلاث جهات.

        قرار رقم 2/2026-1: يُبنى المنحدر قبل الافتتاح، وتُطلب عروض أسعار من ثلاثة مقاولين.
          التصويت: بالتوافق

        المهمة: عروض أسعار منحدر العيادة
          المسؤول: بلدية الزيتون، م. عمر بيدر
          الموعد: الخميس 26/11/2026

        الالتزام: كلفة منحدر العيادة في الزيتون
          الشريك: الغرفة التجارية في الزيتون
          المقدار: 5,000.00 شيكل
          الموعد: الأحد 6/12/2026
          الشروط: بعد اعتماد أقل عروض الأسعار.

        * البند 5: ورشة لغة الإشارة لموظفي الاستقبال
        - أ. إياد خروب: موظف واحد في كل مؤسسة يكفي للبداية.
        - د. دلال كرمة: الكلية تقدم ثلاث دورات في فصل واحد.

        قرار رقم 2/2026-2: تُعقد الورشة الأولى خلال شهر، ويحضرها موظف من كل مؤسسة.
          التصويت: بالتوافق

        توصية رقم 2/2026-3: احتساب ساعات الورشة ضمن ساعات التدريب المعتمدة للموظفين.
          الجهة المخاطبة: وزارة التنمية الاجتماعية
          التصويت: بالتوافق

        المهمة: دعوات ورشة لغة الإشارة
          المسؤول: جمعية الخطوة لذوي الإعاقة في الزيتون، أ. إياد خروب
          الموعد: الخميس 26/11/2026

        المهمة: حجز مدرب لغة الإشارة من خارج المحافظة
          المسؤول: جمعية الخطوة لذوي الإعاقة في الزيتون، أ. إياد خروب
          الموعد: الثلاثاء 17/11/2026

        الالتزام: دورات لغة الإشارة
          الشريك: كلية الزيتون الجامعية
          المقدار: 3 (دورة)
          الموعد: الخميس 17/12/2026

        == الالتزامات المعلنة ==
        1. الغرفة التجارية في الزيتون | الالتزام: كلفة منحدر العيادة في الزيتون | النوع: مالي | المقدار: 5,000.00 شيكل | الموعد: الأحد 6/12/2026
        2. كلية الزيتون الجامعية | الالتزام: دورات لغة الإشارة | النوع: خدمي | المقدار: 3 (دورة) | الموعد: الخميس 17/12/2026

        اختُتم الاجتماع الساعة 13:10.

        أمانة السر: سمر تفاحة
        رئاسة الجلسة: أ. إياد خروب
        "#);
    }

    #[test]
    fn minutes_in_english_have_the_same_parts() {
        let (ar, en) = (printed(Language::Arabic, Tongue::Ar), printed(Language::English, Tongue::En));
        assert_eq!(
            ar.lines().filter(|line| line.starts_with("==")).count(),
            en.lines().filter(|line| line.starts_with("==")).count()
        );
        assert!(en.contains("Minutes"), "{en}");
    }
}
