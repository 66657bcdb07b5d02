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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.ReportIntake;
import org.claimline.place.Resolution;
import org.claimline.query.CandidateView;
import org.claimline.query.RegisterQueries;
import org.claimline.query.ResolutionView;
import org.jspecify.annotations.Nullable;

/** Takes reports, one or an array of them; answers 202 with their ids when the broker has them. */
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
     * @param waiting claims that wait for now because their place cannot be told; they flow by themselves once it can
     */
    record Accepted(List<Id> accepted, List<Waiting> waiting) {

        /** Which revision of which report of which source. */
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
    record Waiting(
            String pointer,
            String value,
            @Nullable String within,
            Resolution.Match match,
            List<CandidateView> candidates,
            Resolution.Problem reason,
            String wayOut) {}

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> take(@Body byte[] body) throws MalformedJsonException, NotWrittenException {
        ReportIntake.Outcome outcome = intake.take(body);
        return outcome.faults().isEmpty()
                ? answers.accepted(new Accepted(
                        outcome.accepted().stream().map(Accepted.Id::of).toList(), waiting(outcome)))
                : answers.problem(Problem.faults(outcome.faults()));
    }

    private List<Waiting> waiting(ReportIntake.Outcome outcome) {
        List<Waiting> waiting = new ArrayList<>();
        for (int i = 0; i < outcome.accepted().size(); i++) {
            List<ReportedClaim> claims = outcome.accepted().get(i).getClaims();
            for (int j = 0; j < claims.size(); j++) {
                ReportedClaim claim = claims.get(j);
                String at = (outcome.array() ? "/" + i : "") + "/claims/" + j + "/place";
                ResolutionView resolution = registers.resolve(claim.getPlace(), Optional.ofNullable(claim.getWithin()));
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
