package org.claimline.web;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.claimline.avro.Status;
import org.claimline.query.TownFilter;
import org.jspecify.annotations.Nullable;

/** Which towns are asked for. Bound from a request with {@code @RequestBean}. */
@Introspected
record TownsAsked(
        @Parameter(
                description = "Only towns of these statuses; several with commas, or the parameter several times.",
                explode = Explode.FALSE,
                array = @ArraySchema(schema = @Schema(implementation = org.claimline.claim.Status.class)))
        @QueryValue
        @Nullable List<String> status,

        @Parameter(
                description =
                        "Only towns that this party is assessed to hold: an id of /api/parties, none where nobody does, unknown"
                                + " where it is not known who does.",
                example = "opposition")
        @QueryValue
        @Nullable String controller,

        @Parameter(
                description = "Only places within this one, at any distance: an id or any spelling.",
                example = "hama-governorate")
        @QueryValue
        @Nullable String within,

        @Parameter(
                description = "Only places one of whose names has this in it, in whatever spelling.",
                example = "sour")
        @QueryValue
        @Nullable String q) {

    TownFilter filter() {
        return new TownFilter(
                Parameters.words("status", status, Status.class),
                Parameters.text(controller),
                Parameters.text(within),
                Parameters.text(q));
    }
}
