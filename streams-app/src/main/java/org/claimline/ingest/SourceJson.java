package org.claimline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.SourceKind;
import org.claimline.avro.Stance;
import org.claimline.topology.Fault;

/**
 * An entry of the register of sources and claimants as JSON: {@code {id, name, aliases, stance, party, reliability, reliabilityReason,
 * kind, relays}}. {@code id}, {@code name} and {@code stance} must be there; reliability is F (unrated, rule 13) until somebody rates it.
 */
public final class SourceJson {
    private SourceJson() {}

    /**
     * What a document held.
     *
     * @param sources those that could be read; without use while there are faults
     * @param faults  all that is wrong
     */
    public record Outcome(List<Source> sources, List<Fault> faults) {
        public Outcome {
            sources = List.copyOf(sources);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Reads one source or an array of them.
     *
     * @param now when the entry is changed
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Outcome read(byte[] document, Instant now) throws MalformedJsonException {
        JsonNode root = StrictJson.read(document);
        List<Fault> faults = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        if (!root.isArray()) {
            sources.add(source(root, "", now, faults));
        } else if (root.isEmpty()) {
            faults.add(new Fault("", "[]", "holds no source", "send at least one"));
        } else {
            for (JsonNode node : root) {
                sources.add(source(node, "/" + sources.size(), now, faults));
            }
        }
        return new Outcome(sources, faults);
    }

    private static Source source(JsonNode node, String pointer, Instant now, List<Fault> faults) {
        JsonFields fields = new JsonFields(node, pointer, faults);
        Source source = Source.newBuilder()
                .setId(fields.requiredText("id"))
                .setName(fields.requiredText("name"))
                .setAliases(fields.texts("aliases"))
                .setStance(fields.requiredWord("stance", Stance.class).orElse(Stance.NEUTRAL))
                .setParty(fields.text("party").orElse(null))
                .setReliability(fields.word("reliability", Reliability.class).orElse(Reliability.F))
                .setReliabilityReason(fields.text("reliabilityReason").orElse(null))
                .setKind(fields.word("kind", SourceKind.class).orElse(SourceKind.UNRECOGNISED))
                .setRelays(fields.texts("relays"))
                .setUpdatedAt(now)
                .build();
        if (source.getStance() == Stance.PRO_OTHER && source.getParty() == null) {
            faults.add(new Fault(
                    fields.pointer("party"),
                    "",
                    "is missing",
                    "name the party whose side a PRO_OTHER source is on, such as sdf"));
        }
        if (source.getStance() == Stance.NEUTRAL && source.getParty() != null) {
            faults.add(new Fault(
                    fields.pointer("party"),
                    source.getParty(),
                    "is on a side although the stance is NEUTRAL",
                    "leave the party out or give the stance of its side"));
        }
        fields.end();
        return source;
    }
}
