package org.claimline.topology;

/** The topics on the broker are laid out otherwise than this service needs; the message is one line that says what to do. */
public final class TopicLayoutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TopicLayoutException(String message) {
        super(message);
    }
}
