package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.ingest.RegisterEdit;
import org.claimline.topology.register.RegisterKind;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.jspecify.annotations.Nullable;

/** The audit trail of the registers: who changed what, when and why. */
@Tag(name = "registers")
@OpenTo(Audience.READER)
@Controller("/api/edits")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EditsController {
    private final RegisterTrail trail;
    private final Answers answers;

    EditsController(RegisterTrail trail, Answers answers) {
        this.trail = trail;
        this.answers = answers;
    }

    /**
     * Lists what was changed in the registers, the latest first.
     *
     * @param register only in this one: places, sources or parties
     * @param id       only of entries with this id
     * @param editor   only by this editor
     */
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The edits, as far as the page goes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array = @ArraySchema(schema = @Schema(implementation = RegisterEdit.class))))
    HttpResponse<byte[]> edits(
            @QueryValue @Nullable String register,
            @QueryValue @Nullable String id,
            @QueryValue @Nullable String editor,
            @RequestBean Paging paging) {
        Optional<RegisterKind> only = Parameters.word("register", register, RegisterKind.class);
        Optional<String> entry = Parameters.text(id);
        Optional<String> by = Parameters.text(editor);
        List<RegisterEdit> edits = Stream.of(RegisterKind.values())
                .filter(one -> only.filter(wanted -> wanted != one).isEmpty())
                .flatMap(one -> trail.edits(one, entry).stream())
                .filter(edit ->
                        by.filter(wanted -> !wanted.equals(edit.editor())).isEmpty())
                .sorted(Comparator.comparing(EditsController::key))
                .toList();
        return answers.page(paging, edits, EditsController::key);
    }

    private static String key(RegisterEdit edit) {
        return Paging.key(
                Paging.part(-edit.at().toEpochMilli()), edit.register().name(), Paging.part(-edit.number()));
    }
}
