package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.ReportIntake;
import org.claimline.place.Resolution;
import org.claimline.query.CandidateView;
import org.claimline.query.RegisterQueries;
import org.claimline.query.ResolutionView;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.input.ReportInput;
import org.jspecify.annotations.Nullable;

/** Takes reports, one or an array of them; answers 202 with their ids when the broker has them. */
@Tag(name = "reports")
@OpenTo(Audience.EDITOR)
@Controller("/api/reports")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportsController {
    private final ReportIntake intake;
    private final RegisterQueries registers;
    private final Answers answers;

    ReportsController(ReportIntake intake, RegisterQueries registers, Answers answers) {
        this.intake = intake;
        this.registers = registers;
        this.answers = answers;
    }

    /**
     * What was taken.
     *
     * @param accepted which reports they are
     * @param waiting  claims that wait for now because their place cannot be told; they flow by themselves once it can
     */
    @Schema(name = "ReportsAccepted")
    record Accepted(List<Id> accepted, List<Waiting> waiting) {

        /** Which revision of which report of which source. */
        @Schema(name = "AcceptedReport")
        record Id(String source, String reportId, int revision, int claims) {
            static Id of(SourceReport report) {
                return new Id(
                        report.getSourceId(),
                        report.getReportId(),
                        report.getRevision(),
                        report.getClaims().size());
            }
        }
    }

    /**
     * A claim that waits.
     *
     * @param pointer    where its place stands in what was sent
     * @param value      the place as it was written
     * @param within     the wider place as it was written; null where none was
     * @param match      AMBIGUOUS or NONE
     * @param candidates the places it could be
     * @param reason     why it waits
     * @param wayOut     what would do
     */
    @Schema(name = "WaitingClaim")
    record Waiting(
            String pointer,
            String value,
            @Nullable String within,
            Resolution.Match match,
            List<CandidateView> candidates,
            Resolution.Problem reason,
            String wayOut) {}

    /**
     * Takes reports. A document with any fault is refused whole, with every fault; sending the same again is safe, for a report counts once.
     * A claim whose place cannot be told is taken and waits.
     */
    @Post
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "One report, or an array of them",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReportInput.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Taken: the broker has it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Accepted.class)))
    HttpResponse<byte[]> takeReports(@Body byte[] body) throws MalformedJsonException, NotWrittenException {
        ReportIntake.Outcome outcome = intake.take(body);
        return outcome.faults().isEmpty()
                ? answers.accepted(new Accepted(
                        outcome.accepted().stream().map(Accepted.Id::of).toList(), waiting(outcome)))
                : answers.problem(Problem.faults(outcome.faults()));
    }

    private List<Waiting> waiting(ReportIntake.Outcome outcome) {
        List<Waiting> waiting = new ArrayList<>();
        for (int i = 0; i < outcome.accepted().size(); i++) {
            SourceReport report = outcome.accepted().get(i);
            List<ReportedClaim> claims = report.getClaims();
            Function<ReportedClaim, ResolutionView> resolutions = registers.resolutions(report);
            for (int j = 0; j < claims.size(); j++) {
                ReportedClaim claim = claims.get(j);
                String at = (outcome.array() ? "/" + i : "") + "/claims/" + j + "/place";
                ResolutionView resolution = resolutions.apply(claim);
                Resolution.Problem reason = resolution.reason();
                String wayOut = resolution.wayOut();
                if (reason != null && wayOut != null) {
                    waiting.add(new Waiting(
                            at,
                            claim.getPlace(),
                            claim.getWithin(),
                            resolution.match(),
                            resolution.candidates(),
                            reason,
                            wayOut));
                }
            }
        }
        return waiting;
    }
}
