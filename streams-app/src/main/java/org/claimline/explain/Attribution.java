package org.claimline.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;

/** Who said what, for when, and with what to show for it. Of a claim for the desk only, who said it is left out. */
final class Attribution {
    /** A publication so soon after the event is not worth telling apart from it. */
    private static final Duration AT_ONCE = Duration.ofHours(1);

    private static final int LONGEST_NAME = 100;

    /** Claimants that are footage rather than people: they show, they do not say. */
    private static final Pattern FOOTAGE =
            Pattern.compile("\\b(videos?|footage|photos?|images?|maps?)\\b", Pattern.CASE_INSENSITIVE);

    /** Parties whose names want an article. */
    private static final Pattern FORMATION = Pattern.compile(
            "\\b(forces|army|front|regiment|brigade|division|party|council)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern PEOPLE = Pattern.compile("\\b(desk|operators|agency)\\b", Pattern.CASE_INSENSITIVE);

    private final Labels labels;
    private final Times times;

    Attribution(Labels labels, Times times) {
        this.labels = labels;
        this.times = times;
    }

    String town() {
        return Phrases.quoted(labels.town(), LONGEST_NAME);
    }

    Times times() {
        return times;
    }

    // --- who ---

    /** The claimant's name, as far as it may be shown. */
    String name(ClaimVersion claim) {
        return publicName(claim).map(name -> Phrases.quoted(name, LONGEST_NAME)).orElse("an unnamed claimant");
    }

    private static Optional<String> publicName(ClaimVersion claim) {
        return claim.deskOnly() ? Optional.empty() : claim.speaker().name();
    }

    /** The name of the source that published it. */
    String publisher(ClaimVersion claim) {
        return Phrases.quoted(labels.source(claim), LONGEST_NAME);
    }

    /** Who carried it to the public: the claimant itself, or the source that quoted it. */
    String carrier(ClaimVersion claim) {
        return isOwnWord(claim) ? name(claim) : publisher(claim);
    }

    private String teller(ClaimVersion claim) {
        Speaker speaker = claim.speaker();
        List<String> how = new ArrayList<>();
        if (speaker.condition() == ClaimantCondition.CAPTIVE) {
            how.add("in captivity");
        } else if (speaker.condition() == ClaimantCondition.UNKNOWN) {
            how.add("perhaps not free to speak");
        }
        if (!isOwnWord(claim)) {
            how.add("quoted by " + publisher(claim));
        }
        return name(claim) + (how.isEmpty() ? "" : ", " + Phrases.and(how) + ",");
    }

    /** The claimant and the time that it speaks of: {@code SOHR (3 Dec)}. */
    String brief(ClaimVersion claim) {
        return voice(claim) + " (" + when(claim) + ")";
    }

    /** The claimant, and who carried its word where that is another. */
    String voice(ClaimVersion claim) {
        return name(claim) + (isOwnWord(claim) ? "" : " via " + publisher(claim));
    }

    private boolean isOwnWord(ClaimVersion claim) {
        boolean sameName = publicName(claim).filter(publisher(claim)::equals).isPresent();
        return !claim.deskOnly() && (claim.speaker().ownChannel() || sameName);
    }

    // --- what ---

    /** What it says, as what follows "said that". */
    String what(ClaimVersion claim) {
        return Phrases.says(claim.assertion(), party(claim.subject()), claim.extent(), town());
    }

    /** A faction is named as its camp's. */
    String party(Subject subject) {
        String name = party(subject.party());
        boolean ofCamp = subject.isFaction() && subject.side().opposingCamp().isPresent();
        return ofCamp ? party(subject.side()) + "'s " + name.replaceFirst("^the ", "") : name;
    }

    String party(Side side) {
        return party(side.id());
    }

    /** The sources that speak for {@code side}. */
    String sourcesOf(Side side) {
        Stance stance = Stance.of(side);
        return stance == Stance.PRO_OTHER ? "sources on the side of " + party(side) : Phrases.sources(stance);
    }

    private String party(String id) {
        String usual = Phrases.party(id);
        String name = labels.party(id).map(n -> Phrases.quoted(n, LONGEST_NAME)).orElse("");
        String article = FORMATION.matcher(name).find() ? "the " : "";
        if (!usual.equals(id)) {
            return usual.contains(" ") ? usual : article + usual;
        }
        return name.isEmpty() ? Phrases.quoted(id, LONGEST_NAME) : article + name;
    }

    /** "SOHR said that the opposition captured Souran", without its time. */
    String saying(ClaimVersion claim) {
        return teller(claim) + " " + verb(claim) + " that " + what(claim);
    }

    /** The same with its time, and no more. */
    String inShort(ClaimVersion claim) {
        return saying(claim) + " (" + when(claim) + ")";
    }

    /** Several claims in short; those who said the same are named together. */
    String inShort(Collection<ClaimVersion> claims) {
        Map<String, List<String>> bySaying = new LinkedHashMap<>();
        for (ClaimVersion claim : claims) {
            bySaying.computeIfAbsent(verb(claim) + " that " + what(claim), s -> new ArrayList<>())
                    .add(brief(claim));
        }
        return String.join(
                "; ",
                bySaying.entrySet().stream()
                        .map(e -> Phrases.and(e.getValue()) + " " + e.getKey())
                        .toList());
    }

    private String verb(ClaimVersion claim) {
        if (claim.certainty() == Certainty.RUMOUR) {
            return "passed on the rumour";
        }
        String name = publicName(claim).orElse("");
        boolean shows = FOOTAGE.matcher(name).find() && !PEOPLE.matcher(name).find();
        String verb = shows ? "purportedly showed" : "said";
        return claim.certainty() == Certainty.HEDGED ? verb + ", with reservations," : verb;
    }

    // --- when, and with what ---

    String when(ClaimVersion claim) {
        return times.event(claim.when());
    }

    /**
     * The whole: who said what, when it is said to have been, when it was published, what is shown for it, and how reliable the claimant is.
     *
     * @param notes what else is to be known of it
     */
    String inFull(ClaimVersion claim, List<String> notes) {
        List<String> details = new ArrayList<>();
        details.add(when(claim));
        published(claim).ifPresent(details::add);
        details.addAll(notes);
        details.add(evidence(claim));
        details.add(grade(claim.speaker()));
        return Phrases.capital(saying(claim)) + " (" + String.join("; ", details) + ").";
    }

    /**
     * As much as a line has room for: who said what, when it is said to have been where that is not about {@code known}, and what is shown for it.
     *
     * @param notes what else is to be known of it
     */
    String inLine(ClaimVersion claim, Instant known, List<String> notes) {
        List<String> details = new ArrayList<>();
        Duration apart = Duration.between(claim.when().estimate(), known).abs();
        if (apart.compareTo(AT_ONCE) > 0) {
            details.add(when(claim));
        }
        if (!claim.evidence().isEmpty()) {
            details.add(evidence(claim));
        }
        if (!claim.speaker().rated()) {
            details.add(grade(claim.speaker()));
        }
        details.addAll(notes);
        return saying(claim) + (details.isEmpty() ? "" : " (" + String.join("; ", details) + ")");
    }

    private Optional<String> published(ClaimVersion claim) {
        Instant known = claim.knownTime();
        boolean atOnce = !known.isAfter(claim.when().estimate().plus(AT_ONCE));
        return atOnce ? Optional.empty() : Optional.of("published " + times.instant(known));
    }

    private static String evidence(ClaimVersion claim) {
        Map<EvidenceKind, Integer> kinds = new EnumMap<>(EvidenceKind.class);
        claim.evidence().forEach(e -> kinds.merge(e.countsAs(), 1, Integer::sum));
        if (kinds.isEmpty()) {
            return "nothing shown for it";
        }
        List<String> told = kinds.entrySet().stream()
                .map(e -> e.getValue() == 1 ? one(e.getKey()) : e.getValue() + " " + many(e.getKey()))
                .toList();
        boolean older = claim.evidence().stream().anyMatch(e -> e.predates(claim.when()));
        return Phrases.and(told) + (older ? ", recorded in part or all before the event" : "");
    }

    private static String one(EvidenceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String many(EvidenceKind kind) {
        return one(kind) + "s";
    }

    private static String grade(Speaker speaker) {
        return speaker.rated() ? reliability(speaker.reliability()) : "not rated";
    }

    private static String reliability(Reliability grade) {
        return switch (grade) {
            case A -> "graded A, completely reliable";
            case B -> "graded B, usually reliable";
            case C -> "graded C, fairly reliable";
            case D -> "graded D, not usually reliable";
            case E -> "graded E, unreliable";
            case F -> "not rated";
        };
    }
}
