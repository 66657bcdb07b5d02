package org.claimline.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reports in which everything that is for the desk alone can be recognised wherever it turns up, and one that is for everybody, by which it shows
 * that the search finds what is there.
 */
final class Canaries {
    /** What stands in a report for everybody; a search that finds nothing of it has not looked. */
    static final String CONTROL = "control-claimant";

    private static final String CLAIMS = """
            {"reportId":"%1$s","source":"%2$s","publishedAt":"2024-11-30T%3$s:00+03:00",
             "url":"https://%4$s-url.example.org/1","title":"%4$s-title","note":"%4$s-report-note","claims":[
              {"claimId":"%5$s","place":"%6$s","assertion":"%7$s","party":"%8$s","claimant":"%4$s-claimant","stance":"%9$s",
               "origin":"%4$s-origin","quote":"%4$s-quote","note":"%4$s-note","eventTime":"2024-11-30T%3$s:00+03:00","precision":"INSTANT",
               "visibility":"%10$s","release":"%11$s","evidence":["VIDEO",{"kind":"PHOTO","url":"https://%4$s-evidence.example.org/1",
               "archivedUrl":"https://%4$s-archive.example.org/1","latitude":%12$s,"longitude":%13$s,"geolocatedBy":"%4$s-geolocator"}]}]}""";

    /** What must turn up nowhere, by what it is. */
    private final Map<String, String> secrets = new TreeMap<>();

    Canaries() {
        for (String field : List.of(
                "url", "report-note", "claimant", "origin", "quote", "note", "evidence", "archive", "geolocator")) {
            secrets.put(field + " of a report for the desk", "canary-desk-" + field);
        }
        secrets.put("latitude of a report for the desk", "777123");
        secrets.put("longitude of a report for the desk", "888456");
        secrets.put("anything of a report that is held", "canary-held");
        secrets.put("latitude of a report that is held", "777321");
    }

    /** Something else that must turn up nowhere. */
    void secret(String what, String text) {
        secrets.put(what, text);
    }

    /** One for everybody, several for the desk that contradict each other, one for the desk that cannot be placed, and two that are held. */
    static List<String> reports() {
        return List.of(
                report(
                        "open",
                        "public-source",
                        "16:00",
                        "control",
                        "c1",
                        "Hama",
                        "CONTROLS",
                        "regime",
                        "NEUTRAL",
                        "PUBLIC",
                        "NOW"),
                report(
                        "d-1",
                        "desk-source-1",
                        "17:00",
                        "canary-desk",
                        "c1",
                        "Hama",
                        "CAPTURED",
                        "opposition",
                        "PRO_OPPOSITION",
                        "DESK",
                        "NOW"),
                report(
                        "d-2",
                        "desk-source-2",
                        "18:00",
                        "canary-desk",
                        "c1",
                        "Hama",
                        "CONTROLS",
                        "regime",
                        "PRO_REGIME",
                        "DESK",
                        "NOW"),
                report(
                        "d-3",
                        "desk-source-3",
                        "18:30",
                        "canary-desk",
                        "c1",
                        "Atlantis",
                        "CAPTURED",
                        "opposition",
                        "PRO_OPPOSITION",
                        "DESK",
                        "NOW"),
                report(
                        "d-4",
                        "desk-source-4",
                        "19:00",
                        "canary-desk",
                        "c1",
                        "Hama",
                        "CAPTURED",
                        "opposition",
                        "NEUTRAL",
                        "DESK",
                        "NOW"),
                ofTheSource(report(
                        "d-5",
                        "desk-source-1",
                        "20:00",
                        "canary-desk",
                        "c1",
                        "Hama",
                        "CAPTURED",
                        "opposition",
                        "PRO_OPPOSITION",
                        "DESK",
                        "NOW")),
                ofTheSource(report(
                        "d-6",
                        "desk-source-2",
                        "20:20",
                        "canary-desk",
                        "c1",
                        "Hama",
                        "CONTROLS",
                        "regime",
                        "PRO_REGIME",
                        "DESK",
                        "NOW")),
                held("canary-held-1", "Hama", "DESK"),
                held("canary-held-2", "canary-held-place", "PUBLIC"));
    }

    /** Said by the source itself, so that its word counts for more and contradicts the other's. */
    private static String ofTheSource(String report) {
        return report.replaceAll("\"(claimant|origin)\":\"[^\"]*\",", "");
    }

    private static String held(String id, String place, String visibility) {
        return report(
                id,
                "canary-held-source",
                "17:10",
                "canary-held",
                "canary-held-claim",
                place,
                "CAPTURED",
                "opposition",
                "PRO_OPPOSITION",
                visibility,
                "HELD");
    }

    private static String report(
            String id,
            String source,
            String time,
            String word,
            String claim,
            String place,
            String assertion,
            String party,
            String stance,
            String visibility,
            String release) {
        boolean isHeld = release.equals("HELD");
        boolean control = word.equals("control");
        return CLAIMS.formatted(
                id,
                source,
                time,
                word,
                claim,
                place,
                assertion,
                party,
                stance,
                visibility,
                release,
                control ? "35.131" : isHeld ? "35.777321" : "35.777123",
                control ? "36.757" : isHeld ? "36.888654" : "36.888456");
    }

    /** Which of them stand in {@code text}, whatever case it has and however it is escaped. */
    Map<String, String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Map<String, String> found = new LinkedHashMap<>();
        secrets.forEach((what, secret) -> {
            int at = lower.indexOf(secret.toLowerCase(Locale.ROOT));
            if (at >= 0) {
                found.put(
                        what, text.substring(Math.max(0, at - 80), Math.min(text.length(), at + secret.length() + 20)));
            }
        });
        return found;
    }

    /** All that must turn up nowhere. */
    Set<String> all() {
        return new TreeSet<>(secrets.values());
    }
}
