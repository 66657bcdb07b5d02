package org.claimline.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.claimline.replay.ReplayControl;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.Replays;

/**
 * Who does what is asked of a replay's clock: this service where it is the one that runs the replay, else the process that does, to which it is
 * handed on. Where nobody runs it, that is said with what would do.
 */
@Singleton
final class ReplayDesk {
    private static final byte[] NOTHING = {};

    private final Replays replays;
    private final ReplayProblems problems;
    private final Forwarder forwarder;
    private final Answers answers;

    ReplayDesk(Replays replays, ReplayProblems problems, Forwarder forwarder, Answers answers) {
        this.replays = replays;
        this.problems = problems;
        this.forwarder = forwarder;
        this.answers = answers;
    }

    HttpResponse<?> order(String name, HttpRequest<?> request, Consumer<ReplayControl> order) {
        return order(name, request, NOTHING, order);
    }

    /**
     * Does it here, or hands {@code request} on; answers how the replay stands afterwards.
     *
     * @param body what the request carries
     */
    HttpResponse<?> order(String name, HttpRequest<?> request, byte[] body, Consumer<ReplayControl> order) {
        boolean own = replays.own().equals(name);
        Optional<ReplayControl> control = own ? replays.control() : Optional.empty();
        if (control.isPresent() && control.get().status().state().isAtWork()) {
            order.accept(control.get());
            return answers.ok(control.get().status());
        }
        Optional<ReplayStatus> known = ViewParameter.isPossible(name) ? replays.find(name) : Optional.empty();
        if (known.isEmpty()) {
            return problems.noSuch(name);
        }
        ReplayStatus status = known.get();
        URI process = status.page();
        return own || process == null || !status.state().isAtWork()
                ? problems.notRunning(status)
                : forwarder.send(process, name, request, body).join();
    }
}
