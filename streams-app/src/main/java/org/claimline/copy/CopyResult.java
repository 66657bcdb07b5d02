package org.claimline.copy;

import java.time.Duration;
import java.util.List;

/**
 * What a copy has come to.
 *
 * @param partitions of the copy's reports
 * @param topics     one for each topic that is copied, in the order of copying
 * @param notFound   those to be left out of which there is nothing, in any run of this copy
 * @param lost       up to how many reports were gone from the beginning of what is copied, through a retention
 * @param complete   whether all is copied that was there at the end as fixed at the start, or, for one that follows, when it ended
 */
public record CopyResult(
        int partitions, List<OfTopic> topics, List<ReportName> notFound, long lost, boolean complete, Duration took) {

    public CopyResult {
        topics = List.copyOf(topics);
        notFound = List.copyOf(notFound);
    }

    /**
     * What became of a topic.
     *
     * @param topic      that was copied into
     * @param copied     records, in this run
     * @param before     records copied by earlier runs
     * @param leftOut    records left out, in all runs
     * @param unreadable of those that were copied, in all runs: how many could not be read, so that they may be of what is left out
     */
    public record OfTopic(String topic, long copied, long before, long leftOut, long unreadable) {}

    /** Records copied by this run. */
    public long copied() {
        return topics.stream().mapToLong(OfTopic::copied).sum();
    }

    public long before() {
        return topics.stream().mapToLong(OfTopic::before).sum();
    }

    public long leftOut() {
        return topics.stream().mapToLong(OfTopic::leftOut).sum();
    }

    public long unreadable() {
        return topics.stream().mapToLong(OfTopic::unreadable).sum();
    }
}
