package org.claimline.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.claimline.replay.feed.Archive;
import org.claimline.replay.feed.ExternalOrder;
import org.claimline.replay.feed.FeedItem;
import org.claimline.replay.feed.ReportFiles;

/** All that a replay tells, in order, and how much it is. To be closed. */
public final class Feed implements Closeable {
    private final ExternalOrder<FeedItem> order;
    private final ExternalOrder.Items<FeedItem> items;
    private final Amount amount;

    /**
     * How much it is.
     *
     * @param before    reports of before the span
     * @param inSpan    reports of the span
     * @param after     reports of after the span, left out
     * @param decisions of the desk, those of before the span among them
     * @param undecided decisions that are left out: made after the span, or after the time as of which registers are taken
     * @param contents  what each file held, by SHA-256; none where reports come from the archive
     * @param refused   lines of files that could not be read
     */
    public record Amount(
            long before,
            long inSpan,
            long after,
            long decisions,
            long undecided,
            List<String> contents,
            long refused) {}

    private Feed(ExternalOrder<FeedItem> order, ExternalOrder.Items<FeedItem> items, Amount amount) {
        this.order = order;
        this.items = items;
        this.amount = amount;
    }

    /**
     * Reads it all.
     *
     * @param from      the archive of the live service, whose decisions are told in any case
     * @param files     where reports come from instead; none for the archive
     * @param pin       as of when decisions count, too
     * @param directory for what does not fit into memory; empty and nobody else's
     * @param goesOn    called now and then
     */
    public static Feed gather(
            Manifest manifest,
            Archive from,
            List<ReportFiles> files,
            RegisterPin pin,
            Path directory,
            ExternalOrder.Limits limits,
            ReportFiles.Refusals refusals,
            Runnable goesOn)
            throws IOException {
        Span span = manifest.span();
        Manifest.Source source = manifest.source();
        ExternalOrder<FeedItem> order = new ExternalOrder<>(directory, limits, FeedItem.FORM);
        Counting counting = new Counting(span, pin, order, goesOn);
        List<String> contents = List.of();
        long refused = 0;
        if (files.isEmpty()) {
            from.read(source.ends(), span, source.cold(), counting);
        } else {
            ReportFiles.Outcome read = files.get(0).read(span, source.cold(), counting, refusals);
            contents = read.contents();
            refused = read.refused();
            from.readDecisions(source.ends(), span, counting);
        }
        return new Feed(
                order,
                order.inOrder(),
                new Amount(
                        counting.before,
                        counting.inSpan,
                        counting.after,
                        counting.decisions,
                        counting.undecided,
                        contents,
                        refused));
    }

    public Amount amount() {
        return amount;
    }

    ExternalOrder.Items<FeedItem> items() {
        return items;
    }

    @Override
    public void close() throws IOException {
        items.close();
        order.close();
    }

    private static final class Counting implements Archive.Reader {
        private final Span span;
        private final RegisterPin pin;
        private final ExternalOrder<FeedItem> order;
        private final Runnable goesOn;
        private long before;
        private long inSpan;
        private long after;
        private long decisions;
        private long undecided;

        Counting(Span span, RegisterPin pin, ExternalOrder<FeedItem> order, Runnable goesOn) {
            this.span = span;
            this.pin = pin;
            this.order = order;
            this.goesOn = goesOn;
        }

        @Override
        public void take(FeedItem item) throws IOException {
            if (item.kind() == FeedItem.Kind.DECISION) {
                if (pin instanceof RegisterPin.AsOf asOf && item.at().isAfter(asOf.time())) {
                    undecided++;
                    return;
                }
                decisions++;
            } else if (span.contains(item.at())) {
                inSpan++;
            } else {
                before++;
            }
            order.add(item);
        }

        @Override
        public void later(FeedItem.Kind kind) {
            if (kind == FeedItem.Kind.DECISION) {
                undecided++;
            } else {
                after++;
            }
        }

        @Override
        public void goesOn() {
            goesOn.run();
        }
    }
}
