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
import java.util.List;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.ReportIntake;

/** Takes reports, one or an array of them; answers 202 with their ids when the broker has them. */
@Controller("/api/reports")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportsController {
    private final ReportIntake intake;
    private final Answers answers;

    ReportsController(ReportIntake intake, Answers answers) {
        this.intake = intake;
        this.answers = answers;
    }

    /** What was taken. */
    record Accepted(List<Id> accepted) {
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

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> take(@Body byte[] body) throws MalformedJsonException, NotWrittenException {
        ReportIntake.Outcome outcome = intake.take(body);
        return outcome.faults().isEmpty()
                ? answers.accepted(new Accepted(
                        outcome.accepted().stream().map(Accepted.Id::of).toList()))
                : answers.problem(Problem.faults(outcome.faults()));
    }
}
