package org.claimline.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.claimline.cli.text.Counts;
import org.claimline.cli.text.Progress;
import org.claimline.copy.Copier;
import org.claimline.topology.Topics;

/** Tells on standard error how far a copy is, and, for programs, on standard output when one that follows has caught up. */
final class CopyTelling implements Copier.Listener {
    private final Topics to;
    private final boolean dryRun;
    private final Progress progress;
    private final Optional<PrintWriter> programs;
    private long bytes;
    private long there;

    CopyTelling(Topics to, boolean dryRun, Progress progress, Optional<PrintWriter> programs) {
        this.to = to;
        this.dryRun = dryRun;
        this.progress = progress;
        this.programs = programs;
    }

    @Override
    public void begins(int partitions, long before, long there) {
        this.there = there;
        progress.line("claimline: " + (dryRun ? "reading what would be copied" : "copying") + " into " + to.prefix()
                + ", "
                + Counts.of(partitions, "partition")
                + (before > 0 ? "; going on after " + Counts.of(before, "record") + ", where the last run ended" : ""));
    }

    @Override
    public void takes(ConsumerRecord<byte[], byte[]> item, long copied) {
        bytes += Math.max(0, item.serializedKeySize()) + Math.max(0, item.serializedValueSize());
        progress.at(bytes, Counts.number(copied) + " of about " + Counts.of(Math.max(there, copied), "record"));
    }

    @Override
    public void waits(Collection<TopicPartition> where) {
        progress.line("claimline: waiting for a transaction that is open in "
                + where.stream().map(TopicPartition::toString).sorted().collect(Collectors.joining(", "))
                + "; a writer that was killed is forgotten after its transaction.timeout.ms");
    }

    @Override
    public void caughtUp(long copied) {
        progress.line("claimline: all that is there is copied, " + Counts.of(copied, "record")
                + " in this run; going on with what comes, until interrupted");
        programs.ifPresent(out -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("caughtUp", true);
            json.put("copied", copied);
            out.println(OutputOption.line(json));
            out.flush();
        });
    }
}
