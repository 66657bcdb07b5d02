package org.claimline.web;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.claimline.replay.ReplayStatus;

/** Problems that some calls answer and others do not, for the API's document. What every call may answer is added by {@link ApiDocument}. */
final class Problems {
    private Problems() {}

    /** The call names a place, and there is none of that name, or nothing was told of it. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "404",
            description = "There is no such place, or nothing was told of it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @interface NoSuchPlace {}

    /** The call names a place by a spelling that several carry. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "409",
            description = "Several places are called so; the candidates are named, ask for one by its id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @interface AmbiguousName {}

    /** What was shown is no token, or none any more. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "401",
            description = "The token is not known, or has expired",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @interface NoGoodToken {}

    /** The call names a receiver or a delivery, and there is none. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "404",
            description = "There is none, or it is forgotten",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @interface NoneSuch {}

    /** The call would take out an entry of a register that others need. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "409",
            description = "Other entries of the register need it; they are named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @interface Needed {}

    /** What the call would change stands in a file of the configuration. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "409",
            description = "It stands in a file of the configuration; change it there",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @interface Configured {}

    /** The call goes on from a place that may not be kept any more. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "410",
            description = "What came after that is not kept any more; begin anew",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @interface Forgotten {}

    /** How the replay that the call names stands; a good answer, kept here because it stands at many calls. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "200",
            description = "How it stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayStatus.class)))
    @interface OfReplay {}

    /** The call names a replay, and there is none. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "404",
            description = "There is no such replay; those that there are are named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @interface NoSuchReplay {}

    /** What is asked of the replay cannot be as it stands. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "409",
            description =
                    "Not as it stands, and what would do: a clock that does not run, a replay at work, a service that shows another",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @interface NotAsItStands {}
}
