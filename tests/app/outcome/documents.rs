//! Documents: certificates, the list for the Laudatio, and what other programs read in the PDFs.

use std::io::Write as _;
use std::process::{Command, Stdio};

use laudatio::contest::prizes::model::Laureate;
use laudatio::contest::prizes::store as prizes;
use laudatio::ground::web::Role;
use laudatio::ids::{EditionId, LaureateId};
use laudatio::outcome::documents::{Job, Typesetter};
use serde_json::json;

use crate::support::{Answer, TestApp};

/// Names that are hard to set: accents, dotted and dotless i, from right to left, and what looks like markup.
const NAMES: [&str; 6] = [
    "Nähstübchen Größenwahn e. V.",
    "Şükrü Öğüt İmamoğlu-Yıldız",
    "محمد عبد الرحمن",
    "#show: x => $y$ *fett* _kursiv_ @ref",
    "<script>alert(\"1\")</script> \\ ' & `x`",
    "שרה לוי",
];

/// What poppler's `pdftotext` reads, without the marks that it puts around words from right to left.
pub fn text_of(pdf: &[u8]) -> String {
    let text = piped("pdftotext", &["-", "-"], pdf);
    text.chars().filter(|sign| !matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

/// What is asked of every paper: tagged, with language and title, and declared as PDF/A-2a and PDF/UA-1, which
/// the exporter refuses to declare when it finds that it is not so.
pub fn assert_for_archives_and_readers(pdf: &[u8], title: &str) {
    let info = piped("pdfinfo", &["-"], pdf);
    let says = |name: &str, value: &str| {
        info.lines().any(|line| line.strip_prefix(name).is_some_and(|rest| rest.trim() == value))
    };
    assert!(says("Tagged:", "yes") && says("Encrypted:", "no") && says("JavaScript:", "no"), "{info}");
    assert!(says("Title:", title) && says("PDF version:", "1.7"), "{info}");
    let raw = String::from_utf8_lossy(pdf);
    for sign in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<dc:language><rdf:Bag><rdf:li>de</rdf:li>",
    ] {
        assert!(raw.contains(sign), "{sign} is missing");
    }
    let tree = piped("pdfinfo", &["-struct", "-"], pdf);
    assert!(tree.contains("Document") && tree.contains("H1"), "no structure:\n{tree}");
    let fonts = piped("pdffonts", &["-"], pdf);
    assert!(fonts.lines().skip(2).all(|line| line.contains("yes yes yes")), "not embedded or not readable:\n{fonts}");
}

fn piped(program: &str, args: &[&str], input: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} ({error}): tests/run installs poppler-utils"));
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_owned());
    let writing = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success(), "{program} refuses the file");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn pdf(answer: &Answer) -> &[u8] {
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.header("content-type"), Some("application/pdf"));
    &answer.bytes
}

/// Honours these names in an edition.
async fn honour(app: &TestApp, edition_id: EditionId, names: &[&str]) {
    let ctx = app.ctx();
    let mut tx = app.db.write().await.unwrap();
    for (position, name) in (1..).zip(names) {
        let laureate = Laureate {
            laureate_id: LaureateId::new(ctx.now, &ctx.random),
            edition_id,
            position,
            place: (position < 4).then_some(position),
            name: (*name).to_owned(),
            project: Some(format!("Projekt {position}")),
            amount: Some(position * 100_000),
            place_certain: true,
            nomination_id: None,
            award: None,
            reason: None,
            named: true,
        };
        prizes::insert_laureate(&mut tx, &laureate).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn the_office_prints_certificates_with_every_name_as_it_is() {
    let app = TestApp::start().await;
    let (office, edition) = (app.office().await, app.newest_edition("integrationspreis").await);
    let here = format!("/office/editions/{}/documents", edition.edition_id);
    assert!(office.get(&here).await.contains("Noch steht niemand fest"));
    assert_eq!(office.get(format!("{here}/certificates.pdf")).await.status, 409);
    honour(&app, edition.edition_id, &NAMES).await;

    let page = office.get(&here).await;
    assert!(page.contains("Şükrü Öğüt") && !page.contains("<script>alert"), "{}", page.text);
    let answer = office.get(format!("{here}/certificates.pdf")).await;
    let all = pdf(&answer);
    let text = text_of(all);
    for name in NAMES {
        // A long name stands on two lines.
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(name), "{name} is not in\n{text}");
    }
    assert!(text.contains("2. Preis") && text.contains("dotiert mit 1.000"), "{text}");
    assert_for_archives_and_readers(all, &format!("Urkunden · Integrationspreis der Stadt Dortmund {}", edition.year));
    let answer = office.get(format!("{here}/certificates/3")).await;
    let third = text_of(pdf(&answer));
    assert!(third.contains(NAMES[2]) && !third.contains(NAMES[0]), "{third}");
    assert_eq!(office.get(format!("{here}/certificates/7")).await.status, 404);
}

/// The words of the line in which a word stands, from left to right as they are seen.
fn line_of(boxes: &str, word: &str) -> Vec<String> {
    let side = |line: &str, name: &str| -> f64 {
        let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let page = boxes.split("<page ").find(|page| page.contains(&format!(">{word}<")));
    let page = page.unwrap_or_else(|| panic!("{word}: {boxes}"));
    let words = page.lines().filter(|line| line.trim_start().starts_with("<word")).map(|line| {
        let text = line.split_once('>').map_or("", |(_, rest)| rest.split("</word>").next().unwrap());
        (text.to_owned(), side(line, "xMin"), side(line, "yMax"))
    });
    let words: Vec<(String, f64, f64)> = words.collect();
    let (_, _, foot) = words.iter().find(|(text, _, _)| text == word).unwrap();
    // Letters of different scripts are of different height.
    let mut line: Vec<_> = words.iter().filter(|(_, _, y)| (y - foot).abs() < 6.0).collect();
    line.sort_by(|a, b| a.1.total_cmp(&b.1));
    line.into_iter().map(|(text, _, _)| text.clone()).collect()
}

#[rocket::async_test]
async fn a_name_in_another_script_stands_in_its_place_in_a_german_line() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = crate::fill::round(&app.db, app.clock.now(), edition, 6, 3, 3).await;
    let asker = app.signed_in(app.person("שרה לוי", Role::Office).await).await;
    let confirmer = app.signed_in(app.person("نادية حسن", Role::Office).await).await;
    let round = format!("/office/rounds/{}", filled.round_id);
    assert_eq!(asker.asks_to_close(&round, "").await.status, 303);
    assert_eq!(confirmer.confirms(&format!("{round}/close")).await.status, 303);
    crate::outcome::minutes_printed::hold_meeting(&app, filled.round_id, &filled.entries[..5], asker.person()).await;
    let minutes = asker.get(format!("{round}/minutes.pdf")).await;
    let minutes = pdf(&minutes);
    assert!(piped("pdffonts", &["-"], minutes).contains("NotoSansHebrew"));
    assert!(!text_of(minutes).contains("[U+"), "{}", text_of(minutes));
    // "<name> hat es beantragt, <name> hat es bestätigt (…)": from left to right, and each name from right to left.
    let boxes = piped("pdftotext", &["-bbox", "-", "-"], minutes);
    let line = line_of(&boxes, "beantragt,");
    // What is seen is read here from left to right, so letters from right to left are turned.
    let seen = |word: &str| word.chars().rev().collect::<String>();
    let names = [seen("לוי"), seen("שרה"), seen("حسن"), seen("نادية")];
    let [last, first, surname, given] = names.each_ref().map(String::as_str);
    let said = [last, first, "hat", "es", "beantragt,", surname, given, "hat", "es", "bestätigt"];
    assert!(line.windows(said.len()).any(|words| words == said), "{line:?}");
}

#[rocket::async_test]
async fn who_speaks_at_the_ceremony_gets_a_list() {
    let app = TestApp::start().await;
    let (office, edition) = (app.office().await, app.newest_edition("integrationspreis").await);
    honour(&app, edition.edition_id, &NAMES).await;
    let answer = office.get(format!("/office/editions/{}/documents/laudatio.pdf", edition.edition_id)).await;
    let text = text_of(pdf(&answer));
    assert!(NAMES[..3].iter().all(|name| text.contains(name)), "{text}");
    assert!(text.contains("Seite 1 / "), "{text}");
    assert_for_archives_and_readers(&answer.bytes, "Liste für die Laudatio");
}

#[rocket::async_test]
async fn documents_are_for_the_office_alone() {
    let app = TestApp::start().await;
    let edition = app.newest_edition("integrationspreis").await;
    honour(&app, edition.edition_id, &NAMES).await;
    let (juror, _) = app.juror("Ada").await;
    let here = format!("/office/editions/{}/documents", edition.edition_id);
    for path in ["", "/certificates.pdf", "/certificates/1", "/laudatio.pdf"] {
        assert_eq!(juror.get(format!("{here}{path}")).await.status, 404, "{path}");
        assert_eq!(app.public().get(format!("{here}{path}")).await.status, 401, "{path}");
    }
}

#[rocket::async_test]
async fn an_installation_brings_its_own_templates_and_they_read_nothing_else() {
    let app = TestApp::start().await;
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("documents");
    std::fs::create_dir(&own).unwrap();
    std::fs::write(folder.path().join("secret.txt"), "geheim").unwrap();
    let print = async |template: &str| {
        std::fs::write(own.join("certificate.typ"), template).unwrap();
        let values = json!({"title": "T", "name": "A *b*"});
        Typesetter::new(Some(own.clone())).print(Job::new("certificate.typ", app.ctx().now, &values).unwrap()).await
    };
    let begin = "#let p = json(\"/paper.json\")\n#set document(title: p.title)\n= Eigenes\n";
    let printed = print(&format!("{begin}Für #p.name")).await.unwrap();
    assert!(text_of(&printed).contains("Für A *b*"));
    for forbidden in ["#read(\"../secret.txt\")", "#read(\"/etc/passwd\")", "#import \"@preview/cetz:0.3.0\""] {
        let error = print(&format!("{begin}{forbidden}")).await.unwrap_err();
        assert!(format!("{error}").starts_with("certificate.typ cannot be printed: certificate.typ:4:"), "{error}");
    }
}
