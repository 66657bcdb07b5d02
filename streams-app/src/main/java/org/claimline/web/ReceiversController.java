package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import org.claimline.alert.DeliveryDesk;
import org.claimline.alert.ReceiverRegister;
import org.claimline.alert.ReceiverView;
import org.claimline.alert.Receivers;
import org.claimline.alert.WebhookSecret;
import org.claimline.avro.DeliveryState;
import org.claimline.avro.EnteredBy;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.ReceiverJson;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.input.ReceiverInput;

/** Who is told alerts over HTTP. */
@Tag(name = "alerts")
@Controller("/api/receivers")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReceiversController {
    private final Receivers receivers;
    private final ReceiverRegister register;
    private final DeliveryDesk desk;
    private final Answers answers;

    ReceiversController(Receivers receivers, ReceiverRegister register, DeliveryDesk desk, Answers answers) {
        this.receivers = receivers;
        this.register = register;
        this.desk = desk;
        this.answers = answers;
    }

    /** How many deliveries are sent again. */
    @Schema(name = "SentAgain")
    record SentAgain(int ordered) {}

    /** Lists the receivers, by id, without their secrets. */
    @OpenTo(Audience.READER)
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The receivers, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = ReceiverView.class))))
    HttpResponse<byte[]> receivers(@RequestBean Paging paging) {
        Map<String, Map<DeliveryState, Integer>> counts = desk.deliveries().counts();
        return answers.page(
                paging,
                receivers.all().stream()
                        .map(known -> view(known, Optional.empty(), counts))
                        .toList(),
                ReceiverView::id);
    }

    /**
     * Enters receivers, or changes them: an entry is the whole of it, but for the secret, which stays where none is given. One that is made is
     * told in this answer and never again. Another secret than before signs at once; the one before signs beside it for a day.
     */
    @OpenTo(Audience.ADMIN)
    @Post
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "One receiver, or an array of them",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReceiverInput.class)))
    @ApiResponse(
            responseCode = "201",
            description = "Entered: they are told what is raised from now on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = ReceiverView.class))))
    HttpResponse<byte[]> enterReceivers(@Body byte[] body) throws MalformedJsonException, NotWrittenException {
        ReceiverRegister.Result result = register.enter(ReceiverJson.read(body), EnteredBy.API);
        if (!result.faults().isEmpty()) {
            return answers.problem(Problem.faults(result.faults()));
        }
        Map<String, Map<DeliveryState, Integer>> counts = desk.deliveries().counts();
        return answers.status(
                HttpStatus.CREATED,
                result.entered().stream()
                        .map(entered -> view(entered.receiver(), entered.made(), counts))
                        .toList());
    }

    private static ReceiverView view(
            Receivers.Known receiver, Optional<WebhookSecret> made, Map<String, Map<DeliveryState, Integer>> counts) {
        return ReceiverView.of(
                receiver, made, counts.getOrDefault(receiver.entry().getId(), Map.of()));
    }

    /**
     * Takes a receiver out. What was still to be sent to it is cancelled.
     *
     * @param id the receiver's
     */
    @OpenTo(Audience.ADMIN)
    @Delete("/{id}")
    @ApiResponse(responseCode = "204", description = "It is told nothing any more")
    @Problems.NoneSuch
    @Problems.Configured
    HttpResponse<byte[]> removeReceiver(String id) throws NotWrittenException {
        try {
            return register.remove(id, EnteredBy.API) ? HttpResponse.noContent() : unknown(id);
        } catch (IllegalArgumentException e) {
            return answers.problem(Problem.of(Problem.Kind.CONFIGURED, String.valueOf(e.getMessage())));
        }
    }

    /**
     * Sends all that was given up at a receiver again, with all tries anew.
     *
     * @param id the receiver's
     */
    @OpenTo(Audience.ADMIN)
    @Post("/{id}/resend")
    @ApiResponse(
            responseCode = "202",
            description = "Ordered: the broker has it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SentAgain.class)))
    @Problems.NoneSuch
    HttpResponse<byte[]> sendFailedAgain(String id) throws NotWrittenException {
        return receivers.entry(id).isPresent()
                ? answers.accepted(new SentAgain(desk.sendFailedAgain(id)))
                : unknown(id);
    }

    private HttpResponse<byte[]> unknown(String id) {
        return answers.problem(Problem.of(
                Problem.Kind.NOT_FOUND, "there is no receiver \"" + id + "\"; GET /api/receivers lists them"));
    }
}
