package org.claimline.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Entries of a register by id and by every name. An id goes before a name; a name that several entries carry finds none of them, for a
 * register never guesses.
 */
final class NameIndex<T> {
    private final Map<String, T> byId = new HashMap<>();
    private final Map<String, T> byName = new HashMap<>();

    NameIndex(Iterable<T> entries, Function<T, String> id, Function<T, List<String>> names) {
        Set<String> shared = new HashSet<>();
        for (T entry : entries) {
            byId.put(id.apply(entry), entry);
            for (String name : new HashSet<>(names.apply(entry))) {
                T other = byName.put(name, entry);
                if (other != null && !id.apply(other).equals(id.apply(entry))) {
                    shared.add(name);
                }
            }
        }
        byName.keySet().removeAll(shared);
    }

    Optional<T> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<T> all() {
        return byId.values();
    }

    Optional<T> find(String spelling) {
        return byId(spelling).or(() -> Optional.ofNullable(byName.get(Names.normal(spelling))));
    }
}
