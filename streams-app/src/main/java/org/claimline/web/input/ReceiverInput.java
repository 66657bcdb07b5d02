package org.claimline.web.input;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.claimline.avro.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of alerts. A list that is left out lets all pass.
 *
 * @param id           1 to 100 letters, digits, '.', '_' and '-'
 * @param url          where messages are posted, http or https
 * @param secret       what signs: whsec_ and 24 to 64 bytes in Base64; made and told once where it is left out
 * @param towns        only these towns, by id or any spelling
 * @param governorates only towns in these governorates
 * @param near         only towns within a distance of a point
 * @param kinds        only these kinds of alert
 */
public record ReceiverInput(
        String id,
        String url,
        @Nullable String secret,
        @Nullable List<String> towns,
        @Nullable List<String> governorates,
        @Nullable Near near,
        @Nullable List<AlertKind> kinds) {

    /**
     * A circle.
     *
     * @param lat degrees north, WGS 84
     * @param lon degrees east, WGS 84
     * @param km  its radius in kilometres, more than 0
     */
    @Schema(name = "NearInput")
    public record Near(double lat, double lon, double km) {}
}
