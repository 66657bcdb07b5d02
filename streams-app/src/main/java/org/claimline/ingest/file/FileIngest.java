package org.claimline.ingest.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.ReportReader;
import org.claimline.place.PlaceRegister;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Fault;
import org.claimline.topology.Topics;

/**
 * Takes in a file, a report a line. Good lines are taken and bad ones refused with every fault; blank ones are nothing. The reports of some
 * lines and the position after them are one transaction, so that whatever ends this, the next goes on there, and each line stands on the
 * topic once.
 *
 * <p>What was read before the position is hashed again at the next start: a file that was changed there is told and begun anew. Reports that
 * stand on the topic already count once all the same.
 */
public final class FileIngest {
    private final ReportReader reader;
    private final Destination destination;
    private final Options options;

    /** Where reports go. */
    public record Destination(Topics topics, ContractSerdes serdes, Map<String, ?> client, Clock clock) {}

    /**
     * How a file is taken.
     *
     * @param longestLine in bytes; a longer line is refused
     * @param strict      whether to look at all lines first, and to take none when one is bad
     * @param restart     whether to begin at the beginning, wherever the last run came
     * @param refused     where refused lines go as they came
     */
    public record Options(int longestLine, boolean strict, boolean restart, Optional<Path> refused) {}

    /** What is told while it goes on. */
    public interface Listener {
        /** A former run came so far; this one goes on there. */
        void resumed(Position at);

        /** What a former run read is not what the file begins with now; it is begun anew. */
        void changed(Position at);

        void refused(long line, List<Fault> faults);

        /**
         * It has come so far.
         *
         * @param read bytes of the file read so far, as they lie there
         */
        void progress(long read, Position at);
    }

    /**
     * What became of a file.
     *
     * @param from    where it began
     * @param to      how far it came; {@code from} where nothing was taken
     * @param refused lines refused in this run. The last one of a file that ends without a line break is not passed by {@code to}: it may be
     *                half of a line that is still being written
     * @param end     why it ended
     */
    public record Result(Position from, Position to, long refused, End end) {}

    /** Why it ended. */
    public enum End {
        /** There were no more lines. */
        DONE,
        /** It was told to stop; the next run goes on there. */
        STOPPED,
        /** A line was bad, and none was to be taken then. */
        NOTHING_TAKEN
    }

    /**
     * Reads content from its beginning to its end, and keeps no position.
     *
     * @param reports is given the reports of good lines, some at a time
     */
    public static Result read(
            ReportReader reader,
            Content content,
            int longestLine,
            Listener listener,
            Consumer<List<SourceReport>> reports)
            throws IOException {
        try (RefusedLines refused = new RefusedLines(Optional.empty());
                Pass pass = Pass.from(Position.START, content, longestLine, refused, listener)) {
            return pass.run(
                    reader,
                    new Waiting(new PlaceRegister(List.of())),
                    Long.MAX_VALUE,
                    (batch, after) -> reports.accept(batch),
                    () -> false);
        } catch (TakenOverException | NotWrittenException e) {
            throw new IllegalStateException("what writes nothing said that it could not", e);
        }
    }

    public FileIngest(ReportReader reader, Destination destination, Options options) {
        this.reader = reader;
        this.destination = destination;
        this.options = options;
    }

    /**
     * Takes the content in.
     *
     * @param name  under which its position is kept
     * @param keeps whether one is kept; a pipe without a name of its own has none
     * @param stop  asked after each line; yes ends it with the transaction at hand
     */
    public Result take(
            Content content, Name name, boolean keeps, Waiting waiting, Listener listener, BooleanSupplier stop)
            throws IOException, TakenOverException, NotWrittenException {
        try (PositionedWriter writer = new PositionedWriter(
                        destination.topics(),
                        destination.serdes(),
                        destination.client(),
                        name,
                        keeps,
                        destination.clock());
                RefusedLines refused = new RefusedLines(options.refused())) {
            Position kept = writer.begin().filter(p -> !options.restart()).orElse(Position.START);
            if (!options.strict()) {
                try (Pass pass = Pass.from(kept, content, options.longestLine(), refused, listener)) {
                    return pass.run(reader, waiting, Long.MAX_VALUE, writer::commit, stop);
                }
            }
            Result looked;
            try (Pass pass = Pass.from(kept, content, options.longestLine(), refused, listener)) {
                Waiting unused = waiting.none();
                looked = pass.run(reader, unused, Long.MAX_VALUE, Pass.NOTHING, stop);
            }
            if (looked.refused() > 0) {
                return new Result(looked.from(), looked.from(), looked.refused(), End.NOTHING_TAKEN);
            }
            if (looked.end() == End.STOPPED) {
                return new Result(looked.from(), looked.from(), 0, End.STOPPED);
            }
            try (Pass pass = Pass.again(looked.from(), content, options.longestLine(), refused, listener)) {
                return pass.run(reader, waiting, looked.to().bytes(), writer::commit, stop);
            }
        }
    }
}
