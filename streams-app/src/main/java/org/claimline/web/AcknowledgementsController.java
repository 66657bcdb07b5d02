package org.claimline.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.claimline.avro.ContestedAlert;
import org.claimline.ingest.AcknowledgementJson;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.query.ReadModel;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.input.AcknowledgementInput;
import org.jspecify.annotations.Nullable;

/** Who at the desk has seen an alert: told to all who look at it, so that one deals with it and not three. It decides nothing about towns. */
@Tag(name = "alerts")
@Controller("/api/alerts/{alertId}/acknowledgement")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AcknowledgementsController {
    private static final String EDITOR = "editor";

    private final ReadModel model;
    private final AcknowledgementDesk desk;
    private final Answers answers;

    AcknowledgementsController(ReadModel model, AcknowledgementDesk desk, Answers answers) {
        this.model = model;
        this.desk = desk;
        this.answers = answers;
    }

    /**
     * Says that an editor has seen an alert. The first who says so stands until it is taken back; whoever comes later is answered who that is.
     *
     * @param alertId the alert
     */
    @OpenTo(Audience.EDITOR)
    @Post
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "Who, and what the others are to know; nothing where the token says who",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcknowledgementInput.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Who has seen it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcknowledgementState.class)))
    @Problems.NoneSuch
    HttpResponse<byte[]> acknowledge(HttpRequest<byte[]> request, String alertId)
            throws MalformedJsonException, NotWrittenException {
        byte[] said = request.getBody().filter(body -> body.length > 0).orElseGet(AcknowledgementJson::nothing);
        AcknowledgementJson read = AcknowledgementJson.read(Visitors.signed(request, said));
        if (!read.faults().isEmpty()) {
            return answers.problem(Problem.faults(read.faults()));
        }
        Optional<ContestedAlert> alert = model.alert(alertId);
        return alert.isEmpty()
                ? unknown(alertId)
                : answers.ok(AcknowledgementState.of(desk.acknowledge(alert.get(), read.editor(), read.note())));
    }

    /**
     * Takes back what somebody said of having seen an alert; where nobody did, nothing happens.
     *
     * @param alertId the alert
     * @param editor  id of the editor who takes it back; the name of the token that was shown, unless said
     */
    @OpenTo(Audience.EDITOR)
    @Delete
    @ApiResponse(
            responseCode = "200",
            description = "Nobody has seen it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcknowledgementState.class)))
    @Problems.NoneSuch
    HttpResponse<byte[]> takeBackAcknowledgement(
            HttpRequest<?> request, String alertId, @QueryValue @Nullable String editor) throws NotWrittenException {
        String by =
                Removals.required(EDITOR, Visitors.editor(request, editor), "the id of the editor who takes it back");
        Optional<ContestedAlert> alert = model.alert(alertId);
        if (alert.isEmpty()) {
            return unknown(alertId);
        }
        desk.takeBack(alertId, by);
        return answers.ok(new AcknowledgementState(alertId, alert.get().getTownId(), null));
    }

    private HttpResponse<byte[]> unknown(String alertId) {
        return answers.problem(Problem.of(
                Problem.Kind.NOT_FOUND,
                "there is no alert \"" + alertId + "\", or it is not kept any more; GET /api/alerts lists them"));
    }
}
