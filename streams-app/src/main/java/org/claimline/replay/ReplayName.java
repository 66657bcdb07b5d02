package org.claimline.replay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claimline.topology.Topics;

/**
 * What a replay is called. Its topics stand behind {@code <live prefix>replay-NAME.}, so that what may be called so is what Kafka takes in
 * the name of a topic and what cannot be mistaken for another replay. Refuses anything else, and {@code live}, which is no replay.
 *
 * @param text 1 to 40 small letters, digits and hyphens, beginning and ending with a letter or digit
 */
public record ReplayName(String text) {
    private static final String MARK = "replay-";
    private static final String MANIFEST = "replay.v1";
    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    public ReplayName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" cannot be the name of a replay; use at most 40 small letters, digits and hyphens, such as evening-2");
        }
        if (text.equals(Replays.LIVE)) {
            throw new IllegalArgumentException("\"" + text + "\" is the name of what is no replay; choose another");
        }
    }

    /** The name, where {@code text} can be one. */
    public static Optional<ReplayName> of(String text) {
        return FORM.matcher(text).matches() && !text.equals(Replays.LIVE)
                ? Optional.of(new ReplayName(text))
                : Optional.empty();
    }

    /** The topics of the replay beside those of {@code live}. */
    public Topics topics(Topics live) {
        return new Topics(live.prefix() + MARK + text + ".");
    }

    /** The topic of one partition in which the replay keeps what it is and how far it has come. */
    public static String manifest(Topics ofReplay) {
        return ofReplay.prefix() + MANIFEST;
    }

    /** The replay beside {@code live} whose manifest {@code topic} is; empty for any other topic. */
    public static Optional<ReplayName> ofManifest(Topics live, String topic) {
        Matcher name = Pattern.compile(
                        Pattern.quote(live.prefix() + MARK) + "(" + FORM.pattern() + ")\\." + Pattern.quote(MANIFEST))
                .matcher(topic);
        return name.matches() ? of(name.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
