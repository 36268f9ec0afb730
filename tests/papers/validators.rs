//! Two independent validators judge every paper that ships, in both languages; that they notice defects is held by the tests of the
//! documents.

use crate::judge::verdicts;
use crate::making::{self, Paper};

#[test]
fn every_paper_is_an_archive_s_file_and_whatever_is_text_can_be_read_aloud() {
    let papers: Vec<Paper> = making::ALL.iter().flat_map(|make| make()).collect();
    let verdicts = verdicts(papers.iter().map(|paper| (paper.name.as_str(), paper.rendered.bytes.as_slice())));
    let wrong: Vec<String> = papers
        .iter()
        .flat_map(|paper| {
            let profiles: &[&str] = if paper.read_aloud { &["2u", "2b", "ua1"] } else { &["2u", "2b"] };
            profiles.iter().filter_map(|profile| Some(format!("{}, {profile}: {}", paper.name, verdicts[&paper.name][*profile].as_ref()?)))
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new(), "each is PDF/A-2u, and PDF/UA-1 where it is no card");
}
