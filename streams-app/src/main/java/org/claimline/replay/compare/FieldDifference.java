package org.claimline.replay.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.claimline.explain.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * A field that is not the same on both sides.
 *
 * @param field its name; of a record within a record with a dot between
 * @param here  its value in words; null where it has none
 * @param there the value on the other side; null where it has none
 */
public record FieldDifference(
        String field, @Nullable String here, @Nullable String there) {
    private static final int LONGEST = 200;

    /** The fields in which two records of one schema differ, in the order of the schema. */
    static List<FieldDifference> between(SpecificRecord here, SpecificRecord there) {
        List<FieldDifference> all = new ArrayList<>();
        add("", here, there, all);
        return all;
    }

    private static void add(String prefix, SpecificRecord here, SpecificRecord there, List<FieldDifference> all) {
        for (Schema.Field field : here.getSchema().getFields()) {
            Object one = here.get(field.pos());
            Object other = there.get(field.pos());
            if (one instanceof SpecificRecord oneRecord && other instanceof SpecificRecord otherRecord) {
                add(prefix + field.name() + ".", oneRecord, otherRecord, all);
            } else if (!Objects.equals(one, other)) {
                all.add(of(prefix + field.name(), one, other));
            }
        }
    }

    /** Lists are told by how many entries they have that the other has not. */
    static FieldDifference of(String field, @Nullable Object here, @Nullable Object there) {
        if (here instanceof List<?> some && there instanceof List<?> others) {
            return new FieldDifference(field, entries(some, others), entries(others, some));
        }
        return new FieldDifference(field, text(here), text(there));
    }

    private static String entries(List<?> some, List<?> others) {
        long own = some.stream().filter(one -> !others.contains(one)).count();
        return some.size() + (some.size() == 1 ? " entry" : " entries") + (own == 0 ? "" : ", " + own + " of its own");
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof Instant time ? time.toString() : Phrases.quoted(value.toString(), LONGEST);
    }
}
