package org.claimline.web;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.claimline.query.Moment;
import org.jspecify.annotations.Nullable;

/** As of when a question is asked, in event time and in known time. Bound from a request with {@code @RequestBean}. */
@Introspected
record AsOf(
        @Parameter(
                description =
                        "Event time up to which claims count, inclusive, with its offset; all of them, unless said. A plus sign in"
                                + " an address is %2B; one that was lost to a space is understood.",
                schema = @Schema(type = "string", format = "date-time"),
                example = "2024-11-30T22:00:00+03:00")
        @QueryValue
        @Nullable String at,

        @Parameter(
                description =
                        "Known time at which claims must have been in force, with its offset; what stands now, unless said.",
                schema = @Schema(type = "string", format = "date-time"),
                example = "2024-11-30T22:00:00+03:00")
        @QueryValue
        @Nullable String knownAt) {

    Moment moment() {
        return Parameters.moment(at, knownAt);
    }
}
