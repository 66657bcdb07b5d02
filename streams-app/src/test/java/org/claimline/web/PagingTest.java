package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in pages: every entry once, in order, also while entries come and go. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final int TOWNS = 25;

    private final MemoryService http = MemoryService.checking(r -> List.of());

    @BeforeAll
    void fill() {
        for (int i = 0; i < TOWNS; i++) {
            Status status = i % 2 == 0 ? Status.CONTESTED : Status.CONFIRMED;
            http.model.put(Samples.state(id(i), "Town " + i, status, null), OptionalLong.of(1));
            http.model.put(id(i) + "|d", Samples.dispute("d", id(i), DisputeState.OPEN));
        }
    }

    @AfterAll
    void stop() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 24, 25, 26, 10_000})
    void thePagesTogetherAreTheList(int limit) throws Exception {
        assertThat(walk("/api/towns?limit=" + limit, limit))
                .containsExactlyElementsOf(
                        IntStream.range(0, TOWNS).mapToObj(PagingTest::id).toList());
        assertThat(walk("/api/disputes?state=OPEN&limit=" + limit, limit))
                .hasSize(TOWNS)
                .doesNotHaveDuplicates();
    }

    @Test
    void thePagesKeepTheFilters() throws Exception {
        assertThat(walk("/api/towns?status=contested&status=UNCLEAR&limit=4", 4))
                .containsExactlyElementsOf(IntStream.range(0, TOWNS)
                        .filter(i -> i % 2 == 0)
                        .mapToObj(PagingTest::id)
                        .toList());
    }

    @Test
    void aShortListHasNoNextPage() throws Exception {
        assertThat(next(http.get("/api/towns"))).isEmpty();
        assertThat(next(http.get("/api/towns?limit=" + TOWNS))).isEmpty();
    }

    @Test
    void whatComesAndGoesBetweenPagesMovesNothingElse() throws Exception {
        HttpResponse<String> first = http.get("/api/towns?limit=10");
        http.model.removeTown(id(9));
        http.model.put(Samples.state("t-00a", "Newcomer", Status.UNCLEAR, null), OptionalLong.of(1));

        List<String> second = ids(http.json(next(first).orElseThrow()));

        assertThat(second).startsWith(id(10)).hasSize(10);
        http.model.removeTown("t-00a");
        http.model.put(Samples.state(id(9), "Town 9", Status.CONFIRMED, null), OptionalLong.of(1));
    }

    @Test
    void aCursorServesItsOwnListOnly() throws Exception {
        String cursor = next(http.get("/api/towns?limit=2")).orElseThrow().replaceAll(".*cursor=", "");

        assertThat(http.get("/api/towns?cursor=" + cursor).statusCode()).isEqualTo(200);
        for (String path : List.of(
                "/api/towns?status=CONTESTED&cursor=" + cursor,
                "/api/disputes?cursor=" + cursor,
                "/api/towns?cursor=" + cursor.substring(1),
                "/api/towns?cursor=" + cursor + "A",
                "/api/towns?cursor=x",
                "/api/towns?cursor=%00")) {
            HttpResponse<String> answer = http.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).contains("parameter cursor", "leave it out to begin with the first page");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "ten", "1e3", "99999999999999999999", "1.5"})
    void aLimitIsAWholeNumberWithinBounds(String limit) throws Exception {
        HttpResponse<String> answer = http.get("/api/towns?limit=" + limit);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("parameter limit", limit, "1 to 10000");
    }

    private List<String> walk(String first, int limit) throws Exception {
        List<String> seen = new ArrayList<>();
        Optional<String> path = Optional.of(first);
        while (path.isPresent()) {
            HttpResponse<String> page = http.get(path.get());
            List<String> ids = ids(MemoryService.JSON.readTree(page.body()));
            assertThat(ids).hasSizeBetween(1, limit);
            seen.addAll(ids);
            path = next(page);
        }
        return seen;
    }

    private static Optional<String> next(HttpResponse<String> page) {
        return page.headers()
                .firstValue("Link")
                .map(NEXT::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1));
    }

    private static List<String> ids(JsonNode page) {
        return page.findValuesAsText("townId");
    }

    private static String id(int number) {
        return "t-%02d".formatted(number);
    }
}
