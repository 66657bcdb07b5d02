package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.claimline.avro.DisputeState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Disputes come with all their positions, so a page has no more than a thousand, however many are asked for. */
class DisputesPageTest {
    private static final MemoryService http = MemoryService.real();

    @AfterAll
    static void stop() {
        http.close();
    }

    @Test
    void moreThanAThousandComeOnSeveralPages() throws Exception {
        // Given
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1_001; i++) {
            String id = "d-" + i;
            all.add(id);
            http.model.put("town-" + i + "|" + id, Samples.dispute(id, "town-" + i, DisputeState.OPEN));
        }

        // When
        HttpResponse<String> first = http.get("/api/disputes?limit=10000");
        String next = first.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> last = http.get(next.substring(next.indexOf('<') + 1, next.indexOf('>')));

        // Then
        JsonNode page = MemoryService.JSON.readTree(first.body());
        JsonNode rest = MemoryService.JSON.readTree(last.body());
        assertThat(page).hasSize(1_000);
        assertThat(rest).hasSize(1);
        assertThat(last.headers().firstValue("Link")).isEmpty();
        Set<String> shown = new HashSet<>();
        page.forEach(dispute -> shown.add(dispute.path("disputeId").asText()));
        rest.forEach(dispute -> shown.add(dispute.path("disputeId").asText()));
        assertThat(shown).isEqualTo(all);
    }
}
