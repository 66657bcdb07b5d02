package org.claimline.web;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.claimline.replay.ReplayAtWorkException;
import org.claimline.replay.ReplayAwayException;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.Replays;
import org.claimline.web.Problem.Kind;

/** What is refused because of the view it asks for, or of how a replay stands; each says what would do. */
@Singleton
final class ReplayProblems {
    /** As many names are told at most. */
    private static final int MOST_NAMES = 20;

    private static final int LONGEST_NAME = 120;
    private static final String LIST = "GET " + ReplaysController.PATH;

    private final Replays replays;
    private final Answers answers;

    ReplayProblems(Replays replays, Answers answers) {
        this.replays = replays;
        this.answers = answers;
    }

    /** There is no replay of that name; names those that there are. */
    HttpResponse<byte[]> noSuch(String name) {
        List<String> names =
                replays.all().stream().map(ReplayStatus::name).sorted().toList();
        String known = names.isEmpty()
                ? "none is kept here"
                : "there " + (names.size() == 1 ? "is " : "are ")
                        + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                        + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
        return answers.problem(
                Problem.of(Kind.NO_REPLAY, "there is no replay " + quoted(name) + "; " + known + " (" + LIST + ")"));
    }

    /** Another view than the only one that is shown here. */
    HttpResponse<byte[]> notShown(String view, String own) {
        return answers.problem(Problem.of(
                Kind.NO_REPLAY,
                "this service shows the replay \"" + own + "\" and nothing else; ask the live service for the view "
                        + quoted(view)));
    }

    /** What was handed on here was meant for another. */
    HttpResponse<byte[]> misdirected(String view, String own) {
        return answers.problem(Problem.of(
                Kind.MISDIRECTED,
                "this was handed on to whoever shows the view " + quoted(view) + ", and this service shows \"" + own
                        + "\"; what was handed on is not handed on again"));
    }

    HttpResponse<byte[]> away(ReplayAwayException why) {
        return answers.problem(Problem.of(Kind.REPLAY_AWAY, String.valueOf(why.getMessage())));
    }

    /** Something was sent to a replay, or for one. */
    HttpResponse<byte[]> readOnly(String view) {
        String own = replays.own();
        return answers.problem(Problem.of(
                Kind.READ_ONLY,
                own.equals(Replays.LIVE)
                        ? "nothing is sent to the view " + quoted(view)
                                + ", for a replay is only read; leave out the parameter view to send it to the live service"
                        : "this is replay \"" + own + "\", which is only read; send it to the live service"));
    }

    /** No process runs the replay. */
    HttpResponse<byte[]> notRunning(ReplayStatus status) {
        String name = status.name();
        return answers.problem(Problem.of(
                Kind.NOT_RUNNING,
                switch (status.state()) {
                    case ENDED ->
                        "the replay \"" + name + "\" has ended; ask for what it kept with view=" + name
                                + ", or begin another with claimline replay";
                    case STOPPED ->
                        "the replay \"" + name + "\" was stopped"
                                + Optional.ofNullable(status.problem())
                                        .map(problem -> " (" + problem + ")")
                                        .orElse("")
                                + "; " + wayOn(name);
                    case LOST ->
                        "the process of the replay \"" + name + "\" has not been heard of for a while; " + wayOn(name);
                    case REMOVING -> "the replay \"" + name + "\" is being removed";
                    case PREPARING ->
                        "the replay \"" + name
                                + "\" is being prepared, and its clock does not run yet; ask again in a moment";
                    case RUNNING, PAUSED ->
                        "the process of the replay \"" + name
                                + "\" cannot be reached from here; use its own keys where it runs";
                }));
    }

    private static String wayOn(String name) {
        return "go on with it with claimline replay resume " + name + ", or remove it with DELETE "
                + ReplaysController.PATH + "/" + name;
    }

    /** It must have ended first. */
    HttpResponse<byte[]> atWork(ReplayAtWorkException why) {
        return answers.problem(Problem.of(Kind.AT_WORK, String.valueOf(why.getMessage())));
    }

    private static String quoted(String name) {
        return "\"" + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name) + "\"";
    }
}
