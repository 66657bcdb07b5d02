package org.claimline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.claimline.acceptance.Api;
import org.claimline.acceptance.Scrape;
import org.claimline.oracle.Oracle;
import org.claimline.topology.dispute.DisputeKeys;

/** That each instance answers what the reports come to: the list, each town's timeline, disputes; and that what they count adds up. */
final class ApiChecks {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");

    private ApiChecks() {}

    /** One instance against the topics and the oracle. */
    static void check(URI instance, Seen seen, Expected expected, long told, Findings findings) {
        Api api = new Api(instance);
        findings.check(instance + " caught up", () -> api.caughtUp(told));
        findings.check(
                instance + " towns",
                () -> assertSame(
                        list(
                                api,
                                "/api/towns?limit=1000",
                                town -> town.path("townId").asText(),
                                ApiChecks::town),
                        towns(seen)));
        findings.check(instance + " disputes", () -> {
            Map<String, String> disputes = new TreeMap<>();
            seen.disputes()
                    .values()
                    .forEach(d -> disputes.put(
                            DisputeKeys.key(d.getTownId(), d.getDisputeId()),
                            d.getState().name()));
            assertSame(
                    list(api, "/api/disputes?limit=1000", ApiChecks::dispute, d -> d.path("state")
                            .asText()),
                    disputes);
        });
        expected.towns.forEach((town, versions) -> findings.check(instance + " timeline of " + town, () -> {
            if (seen.states().containsKey(town)) {
                assertThat(timeline(api, town))
                        .isEqualTo(Oracle.of(versions, Optional.empty(), Optional.empty()).timeline().stream()
                                .map(entry -> entry.at() + " " + told(entry.outlook()))
                                .toList());
            }
        }));
    }

    /** What all instances count, added up, is what was told. */
    static void counts(List<URI> instances, long told, Expected expected, Findings findings) {
        List<Scrape> scrapes = instances.stream().map(Api::new).map(Scrape::of).toList();
        findings.check("counts of all instances", () -> {
            assertThat(sum(scrapes, "received")).as("received").isEqualTo(told);
            assertThat(sum(scrapes, "accepted")
                            + sum(scrapes, "duplicate")
                            + sum(scrapes, "superseded")
                            + sum(scrapes, "dead_lettered"))
                    .as("received = accepted + duplicate + superseded + dead-lettered")
                    .isEqualTo(told);
            assertThat(sum(scrapes, "duplicate")).as("duplicate").isEqualTo(told - expected.distinct);
            assertThat(sum(scrapes, "dead_lettered")).as("dead-lettered").isZero();
        });
    }

    /** Tells what differs, not the hundreds that do not. */
    private static void assertSame(Map<String, String> actual, Map<String, String> expected) {
        Map<String, String> differing = new TreeMap<>();
        Stream.concat(actual.keySet().stream(), expected.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(actual.get(id), expected.get(id)))
                .forEach(id -> differing.put(id, expected.get(id) + ", but was " + actual.get(id)));
        assertThat(differing).as("of %s, those that differ", expected.size()).isEmpty();
    }

    private static long sum(List<Scrape> scrapes, String outcome) {
        return (long) scrapes.stream()
                .mapToDouble(scrape -> scrape.value("claimline_reports{outcome=\"" + outcome + "\"}"))
                .sum();
    }

    private static Map<String, String> towns(Seen seen) {
        Map<String, String> towns = new TreeMap<>();
        seen.states().forEach((town, state) -> {
            List<Long> versions = seen.versions().get(town);
            towns.put(
                    town,
                    state.getStatus() + " " + state.getController() + " " + state.getClaimedBy() + " "
                            + (state.getOpenDisputes().size() + state.getOpenDisputesMore()) + " version "
                            + versions.get(versions.size() - 1));
        });
        return towns;
    }

    private static String town(JsonNode town) {
        return town.path("status").asText() + " " + text(town.path("controller")) + " " + text(town.path("claimedBy"))
                + " " + town.path("openDisputes").asInt() + " version "
                + town.path("version").asLong();
    }

    /** Entries that say another thing than the one before, as the oracle has them. */
    private static List<String> timeline(Api api, String town) {
        List<String> timeline = new ArrayList<>();
        String before = "";
        for (JsonNode entry : api.json("/api/towns/" + town + "/timeline").path("entries")) {
            String said = entry.path("status").asText() + " " + text(entry.path("controller")) + " "
                    + text(entry.path("claimedBy")) + " "
                    + !text(entry.path("disputeId")).equals("null");
            if (!said.equals(before)) {
                timeline.add(OffsetDateTime.parse(entry.path("at").asText()).toInstant() + " " + said);
            }
            before = said;
        }
        return timeline;
    }

    private static String told(Oracle.Outlook outlook) {
        return outlook.status() + " "
                + outlook.controller().map(s -> s.side().id()).orElse("null") + " "
                + outlook.claimedBy().map(s -> s.side().id()).orElse("null") + " " + outlook.dispute();
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "null" : value.asText();
    }

    private interface Words {
        String of(JsonNode item);
    }

    /** An id is that of one town's dispute: a claim that was moved may have opened one in each of two. */
    private static String dispute(JsonNode dispute) {
        return DisputeKeys.key(
                dispute.path("townId").asText(), dispute.path("disputeId").asText());
    }

    private static Map<String, String> list(Api api, String from, Words id, Words words) {
        Map<String, String> all = new TreeMap<>();
        Optional<String> path = Optional.of(from);
        while (path.isPresent()) {
            HttpResponse<String> answer = get(api, path.get());
            assertThat(answer.statusCode())
                    .as("%s: %s", path.get(), answer.body())
                    .isEqualTo(200);
            Api.parse(answer.body()).forEach(item -> all.put(id.of(item), words.of(item)));
            path = answer.headers()
                    .firstValue("Link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> link.group(1));
        }
        return all;
    }

    private static HttpResponse<String> get(Api api, String path) {
        try {
            return api.get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
