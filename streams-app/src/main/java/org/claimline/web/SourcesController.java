package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.SourceKind;
import org.claimline.avro.Stance;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.Sink;
import org.claimline.ingest.SourceJson;
import org.claimline.query.Registers;
import org.jspecify.annotations.Nullable;

/** The register of sources and claimants: what it holds, and new or changed entries. */
@Controller("/api/sources")
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SourcesController {
    private final Registers registers;
    private final Sink<Source> sink;
    private final Clock clock;
    private final Answers answers;

    SourcesController(Registers registers, SourceSink sink, Clock clock, Answers answers) {
        this.registers = registers;
        this.sink = sink.sink();
        this.clock = clock;
        this.answers = answers;
    }

    /** Where accepted entries go; a type of its own, for beans are told apart by their types. */
    record SourceSink(Sink<Source> sink) {}

    /** An entry as answers show it. */
    record SourceView(
            String id,
            String name,
            List<String> aliases,
            Stance stance,
            @Nullable String party,
            Reliability reliability,
            @Nullable String reliabilityReason,
            SourceKind kind,
            List<String> relays,
            Instant updatedAt) {

        static SourceView of(Source source) {
            return new SourceView(
                    source.getId(),
                    source.getName(),
                    source.getAliases(),
                    source.getStance(),
                    source.getParty(),
                    source.getReliability(),
                    source.getReliabilityReason(),
                    source.getKind(),
                    source.getRelays(),
                    source.getUpdatedAt());
        }
    }

    /** The ids of what was taken. */
    record Accepted(List<String> accepted) {}

    @Get
    HttpResponse<byte[]> sources(@RequestBean Paging paging) {
        return answers.page(
                paging, registers.sources().stream().map(SourceView::of).toList(), SourceView::id);
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> put(@Body byte[] body) throws MalformedJsonException, NotWrittenException {
        SourceJson.Outcome read = SourceJson.read(body, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!read.faults().isEmpty()) {
            return answers.problem(Problem.faults(read.faults()));
        }
        sink.write(read.sources());
        return answers.accepted(
                new Accepted(read.sources().stream().map(Source::getId).toList()));
    }
}
