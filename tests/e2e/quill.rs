//! The posts in an editor like that of the feed: Quill 2, by a real paste.

use serde_json::Value;

use crate::ccc::{self, LINES};
use crate::page::{CONTROL, World, drive};

#[test]
fn a_pasted_post_keeps_its_lines_boxes_and_bold() {
    drive(World::default(), |page| async move {
        ccc::copy_cancellation(&page).await;

        page.driver.client().goto(&format!("{}/editor", page.site.origin())).await.unwrap();
        page.until("the editor", "!!window.quill", &[], |there: &bool| *there).await;
        page.press(&[CONTROL, 'v']).await;
        page.until("the paste", "quill.getText()", &[], |text: &String| text.contains("Lost RMR")).await;

        let text: String = page.ask("quill.getText()", &[]).await;
        ccc::assert_lines(&text, LINES);
        let lines: Vec<(String, Value)> =
            page.ask("quill.getLines().map(line => [line.domNode.textContent, line.formats()])", &[]).await;
        let lists: Vec<&str> =
            lines.iter().filter(|line| line.1["list"] == "bullet").map(|line| line.0.as_str()).collect();
        assert!(
            lists.contains(&"Systems to cancel: AB, Stages") && lists.contains(&"FE Date: ___ / ___ / ___"),
            "{lists:?}"
        );
        assert!(lines.iter().all(|line| line.1.get("indent").is_none()), "a list within a list: {lines:?}");
        let bold: Vec<String> =
            page.ask("quill.getContents().ops.filter(op => op.attributes?.bold).map(op => op.insert)", &[]).await;
        let wanted = [
            "CCC Template to Post in Salesforce Case",
            "Re: Northgate Alarm",
            "What is the Request:",
            "Cancellation",
            "Customer Email Request Included:",
            "Customer Request:",
            "OPS TO FILL OUT BELOW",
            "Action Items",
            "Lost RMR:",
            "CSM's note (not part of the template)",
        ];
        assert_eq!(bold.iter().map(|text| text.trim()).collect::<Vec<_>>(), wanted);
        let boxes = text.matches('☐').count() + text.matches('☑').count();
        assert_eq!(boxes, 13, "seven requests, and three questions of two boxes each: {text}");
    });
}
