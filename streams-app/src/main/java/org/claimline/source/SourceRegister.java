package org.claimline.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.Side;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;

/** The register of sources and claimants: who a name means, for which side it speaks, and whose voice it is in the end. */
public final class SourceRegister {
    public static final SourceRegister EMPTY = new SourceRegister(List.of());

    private final NameIndex<Source> index;

    public SourceRegister(Collection<Source> sources) {
        index = new NameIndex<>(sources, Source::id, Source::names);
    }

    public Optional<Source> byId(String id) {
        return index.byId(id);
    }

    /** Who {@code spelling} means; empty where the register does not know it or several entries carry it. */
    public Optional<Source> find(String spelling) {
        return index.find(spelling);
    }

    /** The side for which {@code source} speaks; empty for a neutral, and for a PRO_OTHER whose party is not known. */
    public static Optional<Side> side(Source source, PartyRegister parties) {
        return side(source.stance(), source.party(), parties);
    }

    /** The side of a voice of {@code stance} and {@code party}. */
    public static Optional<Side> side(Stance stance, Optional<String> party, PartyRegister parties) {
        return switch (stance) {
            case PRO_REGIME -> Optional.of(Side.REGIME);
            case PRO_OPPOSITION -> Optional.of(Side.OPPOSITION);
            case NEUTRAL -> Optional.empty();
            case PRO_OTHER -> party.flatMap(parties::find).map(Subject::side);
        };
    }

    /**
     * The root of what {@code source} says: the first declared relay, and that one's first relay, to the end. Those who relay each other
     * in a circle are one voice, named by the smallest id among them.
     */
    public String root(Source source) {
        List<String> chain = chain(source);
        String last = chain.get(chain.size() - 1);
        List<String> circle = chain.subList(chain.indexOf(last), chain.size());
        return circle.stream().min(String::compareTo).orElse(last);
    }

    /** The source and those it relays, one after the other; where they go in a circle, the id that closes it stands twice. */
    public List<String> chain(Source source) {
        List<String> chain = new ArrayList<>();
        Optional<Source> at = Optional.of(source);
        while (at.isPresent()) {
            Source here = at.get();
            boolean circle = chain.contains(here.id());
            chain.add(here.id());
            if (circle || here.relays().isEmpty()) {
                return chain;
            }
            at = find(here.relays().get(0));
            if (at.isEmpty()) {
                chain.add(here.relays().get(0));
            }
        }
        return chain;
    }

    /** Every entry. */
    public Collection<Source> all() {
        return index.all();
    }
}
