package org.claimline.faults;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.claimline.place.PlaceRegister;
import org.claimline.topology.Topics;

/**
 * A process that is given the seed of a war, how many reports of it were told, and where to ask. It works out by itself what every town must be,
 * compares, and says in one line each what is wrong; its exit code is 0 where nothing is.
 */
public final class Verifier {
    /** Begins the line that says what was looked at. */
    static final String VERIFIED = "verified ";

    private Verifier() {}

    /** Seed, towns, reports told, brokers, registry, prefix of the topics, and the addresses of the instances. */
    public static void main(String[] args) {
        Front front =
                new Front(args[3], args[4], new Topics(args[5]), Long.parseLong(args[0]), Integer.parseInt(args[1]));
        int told = Integer.parseInt(args[2]);
        List<URI> instances = Arrays.stream(args).skip(6).map(URI::create).toList();
        List<String> wrong = verify(front, told, instances);
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    static String[] arguments(Front front, int told, List<URI> instances) {
        String[] arguments = new String[6 + instances.size()];
        arguments[0] = String.valueOf(front.seed());
        arguments[1] = String.valueOf(front.towns());
        arguments[2] = String.valueOf(told);
        arguments[3] = front.brokers();
        arguments[4] = front.registry();
        arguments[5] = front.topics().prefix();
        for (int i = 0; i < instances.size(); i++) {
            arguments[6 + i] = instances.get(i).toString();
        }
        return arguments;
    }

    private static List<String> verify(Front front, int told, List<URI> instances) {
        Findings findings = new Findings();
        PlaceRegister places = Cast.placeRegister(front.towns());
        Expected expected = new Expected(War.reports(front.seed(), front.towns(), told), Cast.reader(), places);
        instances.forEach(instance -> findings.check(
                instance + " caught up", () -> new org.claimline.acceptance.Api(instance).caughtUp(told)));
        Seen seen = Seen.of(front);
        TopicChecks.check(seen, expected, told, places, findings);
        instances.parallelStream().forEach(instance -> ApiChecks.check(instance, seen, expected, told, findings));
        ApiChecks.counts(instances, told, expected, findings);
        System.out.println(VERIFIED + told + " reports, " + seen.states().size() + " towns, "
                + expected.towns.values().stream().mapToInt(List::size).sum() + " claim versions, "
                + seen.changesTold() + " changes, " + seen.disputes().size() + " disputes, "
                + seen.alerts().size() + " alerts, " + instances.size() + " instances");
        return findings.all();
    }
}
