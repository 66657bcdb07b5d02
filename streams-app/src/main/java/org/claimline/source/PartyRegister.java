package org.claimline.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;

/** The register of parties: finds the party that an id or spelling means. {@code none} is nobody, and no entry of its own. */
public final class PartyRegister {
    public static final PartyRegister EMPTY = new PartyRegister(List.of());

    private final NameIndex<Party> index;
    private final List<String> ids;

    public PartyRegister(Collection<Party> parties) {
        index = new NameIndex<>(parties, Party::id, Party::names);
        ids = parties.stream().map(Party::id).sorted().toList();
    }

    /** What {@code spelling} means; empty where the register does not know it or several parties carry it. */
    public Optional<Subject> find(String spelling) {
        if (Names.normal(spelling).equals(Side.NOBODY.id())) {
            return Optional.of(Subject.NOBODY);
        }
        return index.find(spelling).map(Party::subject);
    }

    /** The ids of all parties, in order. */
    public List<String> ids() {
        return ids;
    }
}
