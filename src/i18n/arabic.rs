//! How the Arabic messages read to somebody who edits Arabic: words, agreement, counts.
//!
//! Screens hide vowel marks, so a sentence is read here without them as well.

use crate::domain::message::Message;
use crate::i18n::Translator;
use crate::i18n::areas::AREAS;
use crate::i18n::language::Language;
use crate::i18n::written::all_entries;
use crate::i18n::written::spoken;
use crate::text::Digits;
use jiff::tz::TimeZone;

/// Verbs that become another word when their marks are hidden, and what is said instead.
#[rustfmt::skip] // one line a verb
const MISREAD_WITHOUT_MARKS: &[(&str, &str)] = &[
    ("سمّ", "اختر، اكتب"),       // poison
    ("سمِّ", "اختر، اكتب"),
    ("شغّل", "افتح، اكتب الأمر"), // work
    ("حدّث", "استعمل إصدارًا أحدث"), // event
    ("صدّر", "أعد التصدير"),     // chest
    ("قسّم", "اجعله أجزاء"),     // department
    ("رقّم", "الترقيم:"),        // number
    ("عدّل", "تم تعديله"),       // justice
    ("عُدل", "تغير"),            // justice
    ("سجّل", "اكتب"),            // record
    ("دوّن", "التدوين"),         // without
    ("غيّر", "تغير"),            // other than
    ("غُيّر", "تغير"),           // other than
    ("حرّك", "افتح"),            // moved
    ("أنهِ", "يُنهى"),           // that it
    ("عُدّ", "اختر"),            // go back
    ("وقّع", "التوقيع"),         // fell
    ("أُهمل", "تم إهمال"),       // neglect, as a command
    ("أُغلق", "توقف، مغلق"),     // close, as a command
    ("أُنشئ", "تم إنشاء"),       // create, as a command
    ("حُسم", "تم حسم"),          // the name of the key
];

/// Bare words that only such a verb can be in our sentences.
const BARE: &[&str] = &["سم", "شغل", "حدث", "صدر", "قسم", "دون فيه", "سجل له"];

/// What a thing is called here, and what it is called elsewhere.
#[rustfmt::skip] // one line a thing
const ONE_WORD_A_THING: &[(&str, &[&str])] = &[
    ("محضر", &["بروتوكول", "وقائع", "محاضرة"]),
    ("مهمة", &["إجراء", "إجراءات", "واجب", "واجبات", "مهمات"]),
    ("التزام", &["وعد", "وعود", "تعهدات", "التزامية"]),
    ("توصية", &["اقتراح", "اقتراحات", "نصيحة"]),
    ("قرار", &["مقرر", "مقررات"]),
    ("اجتماع", &["جلسات", "إغلاق الاجتماع", "أغلق الاجتماع", "اجتماع مغلق", "الاجتماع مغلق"]),
    ("بند", &["نقطة", "نقاط", "فقرة"]),
    ("مداخلة", &["تعليق", "تعليقات", "مشاركة"]),
    ("مؤسسة", &["منظمة", "منظمات"]),
    ("مناوب", &["احتياط", "وكيل"]),
    ("أمين السر", &["سكرتير", "السكرتير"]),
    ("مسؤول", &["مسئول", "مسؤل"]),
    ("النصاب", &["الحد الأدنى للحضور"]),
    ("الموعد", &["تاريخ الاستحقاق", "المهلة", "الأجل"]),
    ("متأخر", &["متجاوز", "فائت"]),
    ("حزمة", &["رزمة", "باقة", "أرشيف"]),
    ("استيراد", &["جلب", "استقدام"]),
    ("تصدير", &["تصديرة", "ترحيل البيانات"]),
    ("معاينة", &["استعراض", "عرض مسبق"]),
    ("ذاكرة USB", &["فلاشة", "فلاش", "مفتاح USB", "قرص USB"]),
    ("الجهاز", &["حاسوب", "كمبيوتر", "لابتوب", "حاسب"]),
    ("سجل التغييرات", &["السجل التاريخي", "تاريخ التغييرات", "سجل التعديلات"]),
    ("تعارض", &["نزاع", "تضارب", "تناقض", "تصادم"]),
    ("حسم", &["تسوية", "حل التعارض", "فض"]),
    ("توقيع", &["إمضاء", "توقيعات", "ختم"]),
    ("مسودة", &["نسخة أولية"]),
    ("معرف", &["الرقم التعريفي", "رقم التعريف"]),
    ("إعدادات", &["تفضيلات", "خصائص"]),
    ("تراجع", &["نقض", "إبطال"]),
    ("حذف", &["مسح", "شطب"]),
    ("تحديد", &["تأشير", "انتقاء"]),
    ("نسخة احتياطية", &["نسخ احتياطي", "باك"]),
    ("الطرفية", &["الكونسول", "المحطة"]),
    ("مديرية", &["دائرة", "إدارات"]),
];

/// What a ministry does not say to its own people.
const BEGGING: &[&str] =
    &["الرجاء", "رجاء", "يرجى", "نرجو", "فضلك", "فضلا", "لطفا", "عذرا", "نأسف", "للأسف", "عفوا"];

fn is_mark(letter: char) -> bool {
    ('\u{64b}'..='\u{652}').contains(&letter)
}

fn is_arabic(letter: char) -> bool {
    ('\u{620}'..='\u{64a}').contains(&letter) || is_mark(letter)
}

/// Returns text as a screen shows it.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| !is_mark(*letter)).collect()
}

/// Returns the words of a sentence, each with a space on either side, so that whole words can be looked for.
fn in_words(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split(|c: char| !is_arabic(c) && !c.is_ascii_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// Returns `true` when a word stands in a sentence, alone or behind what Arabic writes together with it.
fn says(sentence: &str, word: &str) -> bool {
    let sentence = in_words(&bare(sentence));
    let before = ["", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال"];
    before.iter().any(|before| sentence.contains(&format!(" {before}{word} ")))
}

/// Finds what an editor would strike out of a sentence.
fn faults(sentence: &str) -> Vec<String> {
    let verbs = in_words(sentence);
    let stem = |verb: &str| ["", "و", "ف"].iter().any(|before| verbs.contains(&format!(" {before}{verb}")));
    let misread = MISREAD_WITHOUT_MARKS.iter().filter(|(verb, _)| stem(verb));
    let mut found: Vec<String> = misread.map(|(verb, instead)| format!("{verb}: {instead}")).collect();
    found.extend(
        BARE.iter().chain(BEGGING).filter(|word| says(sentence, word)).map(|word| (*word).to_owned()),
    );
    for (ours, others) in ONE_WORD_A_THING {
        found.extend(others.iter().filter(|word| says(sentence, word)).map(|word| format!("{word}: {ours}")));
    }
    let letters: Vec<char> = sentence.chars().collect();
    if letters.windows(3).any(|three| three[1] == '/' && (is_arabic(three[0]) || is_arabic(three[2]))) {
        found.push("a slash".to_owned());
    }
    let signs = ['!', ',', ';', '?'];
    found.extend(
        signs
            .iter()
            .filter(|sign| sentence.trim_start_matches(['?', ' ']).contains(**sign))
            .map(ToString::to_string),
    );
    found
}

fn translator() -> Translator {
    Translator::new(Language::Ar, Digits::Western, TimeZone::UTC)
}

#[test]
fn an_editor_would_strike_nothing_out() {
    let mut found = Vec::new();
    for (id, lines) in all_entries(Language::Ar) {
        for line in lines {
            found.extend(faults(&spoken(line)).into_iter().map(|fault| format!("{id}: {fault}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_an_editor_strikes_out_is_seen() {
    let seen = |sentence: &str| faults(sentence);
    assert_eq!(seen("ثم سمّه."), ["سمّ: اختر، اكتب"]);
    assert_eq!(seen("سمِّ المجلد."), ["سمِّ: اختر، اكتب", "سم"]);
    assert_eq!(seen("افتحه ثم شغّله."), ["شغّل: افتح، اكتب الأمر"]);
    assert_eq!(seen("شغل البرنامج."), ["شغل"]);
    assert_eq!(seen("يرجى الانتظار."), ["يرجى"]);
    assert_eq!(seen("انسخها إلى الحاسوب."), ["حاسوب: الجهاز"]);
    assert_eq!(seen("ما تم حفظه و/أو حذفه."), ["a slash"]);
    assert_eq!(seen("تم الحفظ!"), ["!"]);
    assert_eq!(seen("رقم المحضر، والقسم الأول منه دون تغيير."), ["قسم"]);
    assert_eq!(seen("رقم المحضر 7/2026 دون تغيير."), [""; 0]);
}

#[test]
fn every_word_of_the_table_is_in_use() {
    let all: String = AREAS.iter().map(|area| bare(area.text(Language::Ar))).collect();
    let unused: Vec<_> = ONE_WORD_A_THING.iter().filter(|(ours, _)| !all.contains(ours)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn english_begs_and_shouts_as_little() {
    for (id, lines) in all_entries(Language::En) {
        for line in lines.into_iter().map(|line| spoken(line).to_lowercase()) {
            let begging = ["please", "sorry", "oops", "unfortunately", "and/or", "(s)", "!"];
            assert!(!begging.iter().any(|word| line.contains(word)), "{id}: {line}");
        }
    }
}

/// States that are said of every noun alike.
const OF_EVERY_NOUN: &[&str] = &["قيد التنفيذ", "قيد المراجعة"];

#[test]
fn a_state_agrees_with_what_it_is_said_of() {
    let said = |id: &str, kind: &'static str| {
        translator().say_plain(&Message::named(id.to_owned()).with("kind", kind))
    };
    let feminine = |word: &str| word.split(' ').next_back().is_some_and(|word| word.ends_with('ة'));
    let mut seen = 0;
    for id in all_entries(Language::Ar).into_keys() {
        let nouns: &[(&str, bool)] = match id.rsplit_once('-').map_or("", |(of, _)| of) {
            "choice-decision-status" => &[("decision", false), ("recommendation", true)],
            "choice-action_item-status" | "choice-action_item-priority" => &[("action_item", true)],
            "choice-commitment-status" | "rules-commitment" => &[("commitment", false)],
            _ => continue,
        };
        for (noun, is_feminine) in nouns {
            let state = said(&id, noun);
            if !OF_EVERY_NOUN.contains(&state.as_str()) {
                assert_eq!(feminine(&state), *is_feminine, "{id} of {noun}: {state}");
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn an_arabic_choice_by_count_knows_how_many_and_how_a_hundred_are_said() {
    for area in AREAS {
        for choice in area.text(Language::Ar).split(" ->\n").skip(1) {
            let choice = choice.split("\n}").next().unwrap_or(choice);
            let has = |key: &str| choice.lines().any(|line| line.trim_start().starts_with(key));
            let whole = !has("[few]") || (has("[many]") && has("*[other]"));
            assert!(whole, "{}: {choice}", area.name);
        }
    }
}

#[test]
fn arabic_words_keep_their_tanwin() {
    let bare = [
        "كاملا",
        "لاحقا",
        "فورا",
        "أولا",
        "سجلا",
        "مخرجا",
        "التزاما",
        "تعارضا",
        "تغييرا",
        "جانبا",
        "غدا",
        "حرفا",
        "رقما",
        "باق",
        "عال",
    ];
    for (id, lines) in all_entries(Language::Ar) {
        for word in
            lines.iter().flat_map(|line| line.split(|c: char| c.is_whitespace() || ".،:؛؟()«»".contains(c)))
        {
            assert!(!bare.contains(&word), "{id}: {word}");
        }
    }
}

/// Sentences that people see every day, for 0, 1, 2, 3, 10, 11, 99, 100 and 102.
#[rustfmt::skip] // one line a count
const COUNTED: &[(&str, [&str; 9])] = &[
    ("ui-home-late-actions", [
        "0 مهمة متأخرة، أقدمها منذ أقل من يوم عمل",
        "مهمة متأخرة منذ يوم عمل",
        "مهمتان متأخرتان، أقدمهما منذ يومي عمل",
        "3 مهام متأخرة، أقدمها منذ 3 أيام عمل",
        "10 مهام متأخرة، أقدمها منذ 10 أيام عمل",
        "11 مهمة متأخرة، أقدمها منذ 11 يوم عمل",
        "99 مهمة متأخرة، أقدمها منذ 99 يوم عمل",
        "100 مهمة متأخرة، أقدمها منذ 100 يوم عمل",
        "102 مهمة متأخرة، أقدمها منذ 102 يوم عمل",
    ]),
    ("ui-home-late-commitments", [
        "0 التزام متأخر", "التزام متأخر", "التزامان متأخران", "3 التزامات متأخرة", "10 التزامات متأخرة",
        "11 التزامًا متأخرًا", "99 التزامًا متأخرًا", "100 التزام متأخر", "102 التزام متأخر",
    ]),
    ("ui-home-conflicts", [
        "0 تعارض ينتظر الحسم", "تعارض ينتظر الحسم", "تعارضان ينتظران الحسم", "3 تعارضات تنتظر الحسم",
        "10 تعارضات تنتظر الحسم", "11 تعارضًا ينتظر الحسم", "99 تعارضًا ينتظر الحسم",
        "100 تعارض ينتظر الحسم", "102 تعارض ينتظر الحسم",
    ]),
    ("ui-home-clashes", [
        "0 رقم محضر تكرر", "رقم محضر تكرر", "رقمان من أرقام المحاضر تكررا", "3 أرقام محاضر تكررت",
        "10 أرقام محاضر تكررت", "11 رقم محضر تكرر", "99 رقم محضر تكرر", "100 رقم محضر تكرر",
        "102 رقم محضر تكرر",
    ]),
    ("ui-home-more", [
        "و0 غيرها", "وواحدة غيرها", "واثنتان غيرها", "و3 غيرها", "و10 غيرها", "و11 غيرها", "و99 غيرها",
        "و100 غيرها", "و102 غيرها",
    ]),
    ("ui-confirm-delete", [
        "حذف 0 سجل؟", "حذف سجل واحد؟", "حذف سجلين؟", "حذف 3 سجلات؟", "حذف 10 سجلات؟", "حذف 11 سجلًا؟",
        "حذف 99 سجلًا؟", "حذف 100 سجل؟", "حذف 102 سجل؟",
    ]),
    ("ui-export-lacks", [
        "أكد المكتب أن لديه كل ما لدينا. وما لديه لا يتكرر.",
        "لم يؤكد المكتب استلام تغيير واحد منا. وما لديه لا يتكرر.",
        "لم يؤكد المكتب استلام تغييرين منا. وما لديه لا يتكرر.",
        "لم يؤكد المكتب استلام 3 تغييرات منا. وما لديه لا يتكرر.",
        "لم يؤكد المكتب استلام 10 تغييرات منا. وما لديه لا يتكرر.",
        "لم يؤكد المكتب استلام 11 تغييرًا منا. وما لديه لا يتكرر.",
        "لم يؤكد المكتب استلام 99 تغييرًا منا. وما لديه لا يتكرر.",
        "لم يؤكد المكتب استلام 100 تغيير منا. وما لديه لا يتكرر.",
        "لم يؤكد المكتب استلام 102 تغيير منا. وما لديه لا يتكرر.",
    ]),
    ("ui-toast-imported", [
        "تم الاستيراد: لا سجلات جديدة، ولا تعارضات.",
        "تم الاستيراد: سجل واحد، وتعارض واحد.",
        "تم الاستيراد: سجلان، وتعارضان.",
        "تم الاستيراد: 3 سجلات، و3 تعارضات.",
        "تم الاستيراد: 10 سجلات، و10 تعارضات.",
        "تم الاستيراد: 11 سجلًا، و11 تعارضًا.",
        "تم الاستيراد: 99 سجلًا، و99 تعارضًا.",
        "تم الاستيراد: 100 سجل، و100 تعارض.",
        "تم الاستيراد: 102 سجل، و102 تعارض.",
    ]),
    ("ui-vacant-days", [
        "(شاغر منذ اليوم)", "(شاغر منذ يوم)", "(شاغر منذ يومين)", "(شاغر 3 أيام)", "(شاغر 10 أيام)",
        "(شاغر 11 يومًا)", "(شاغر 99 يومًا)", "(شاغر 100 يوم)", "(شاغر 102 يوم)",
    ]),
    ("room-figure-outputs", [
        "0 مخرج", "مخرج واحد", "مخرجان", "3 مخرجات", "10 مخرجات", "11 مخرجًا", "99 مخرجًا", "100 مخرج",
        "102 مخرج",
    ]),
    ("records-attendance", [
        "لا سطور حضور", "سطر حضور واحد", "سطرا حضور", "3 سطور حضور", "10 سطور حضور", "11 سطر حضور",
        "99 سطر حضور", "100 سطر حضور", "102 سطر حضور",
    ]),
];

#[test]
fn what_is_counted_every_day_follows_the_number() {
    for (id, sentences) in COUNTED {
        for (count, sentence) in [0_i64, 1, 2, 3, 10, 11, 99, 100, 102].into_iter().zip(sentences) {
            let message = Message::new(id).with("count", count).with("conflicts", count);
            let message = message.with("since", Message::new("ui-work-days").with("count", count));
            assert_eq!(translator().say_plain(&message), *sentence, "{id}, {count}");
        }
    }
}

#[test]
fn a_workshop_is_counted_as_the_feminine_noun_it_is() {
    let nth = |kind| Message::new("ui-meeting-nth").with("kind", kind).with("ordinal", 7_i64);
    assert_eq!(translator().say_plain(&nth("ordinary")), "العادي السابع");
    assert_eq!(translator().say_plain(&nth("workshop")), "الورشة السابعة");
    let title = Message::new("report-meeting-workshop").with("ordinal", 2_i64);
    assert_eq!(translator().say_plain(&title), "ورشة العمل الثانية");
}
