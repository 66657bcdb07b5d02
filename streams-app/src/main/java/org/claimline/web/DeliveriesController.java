package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.claimline.alert.DeliveryDesk;
import org.claimline.alert.DeliveryView;
import org.claimline.avro.DeliveryState;
import org.claimline.ingest.NotWrittenException;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.jspecify.annotations.Nullable;

/** What became of each alert at each receiver: what was delivered for a day, what was given up for thirty. */
@Tag(name = "alerts")
@Controller("/api/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeliveriesController {
    private final DeliveryDesk desk;
    private final Answers answers;

    DeliveriesController(DeliveryDesk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    /**
     * Lists deliveries, by when their alert was raised.
     *
     * @param state    only those that stand so: {@code failed} is what was given up
     * @param receiver only those to this receiver
     */
    @OpenTo(Audience.READER)
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The deliveries, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = DeliveryView.class))))
    HttpResponse<byte[]> deliveries(
            @QueryValue @Nullable String state, @QueryValue @Nullable String receiver, @RequestBean Paging paging) {
        return answers.page(
                paging,
                desk.deliveries().all(Parameters.word("state", state, DeliveryState.class), Parameters.text(receiver)),
                d -> Paging.key(Paging.part(d.getCreatedAt().toEpochMilli()), d.getAlertId(), d.getReceiverId()),
                DeliveryView::of);
    }

    /** The order was taken. */
    @Schema(name = "ResendAccepted")
    record Accepted(String alertId, String receiver) {}

    /**
     * Sends an alert to a receiver again, under the same webhook-id and with all tries anew.
     *
     * @param alertId  the alert
     * @param receiver the receiver's id
     */
    @OpenTo(Audience.ADMIN)
    @Post("/{alertId}/{receiver}")
    @ApiResponse(
            responseCode = "202",
            description = "Ordered: the broker has it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Accepted.class)))
    @Problems.NoneSuch
    HttpResponse<byte[]> sendAgain(String alertId, String receiver) throws NotWrittenException {
        return desk.sendAgain(alertId, receiver)
                ? answers.accepted(new Accepted(alertId, receiver))
                : answers.problem(Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "no delivery of the alert \"" + alertId + "\" to \"" + receiver
                                + "\" is known, or it is forgotten; GET /api/deliveries lists them"));
    }
}
