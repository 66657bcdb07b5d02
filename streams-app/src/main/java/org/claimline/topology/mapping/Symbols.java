package org.claimline.topology.mapping;

/** Enum constants of the contracts and of the core, which have the same names; the contracts' have one more, UNRECOGNISED. */
final class Symbols {
    private static final String UNRECOGNISED = "UNRECOGNISED";

    private Symbols() {}

    /** The constant of {@code type} with the same name; refuses what this version does not know. */
    static <E extends Enum<E>> E of(Class<E> type, Enum<?> symbol, String field) {
        if (symbol.name().equals(UNRECOGNISED)) {
            throw new IllegalArgumentException(field + ": a symbol that this version does not know; "
                    + "it was written by a newer one, which must read it");
        }
        return Enum.valueOf(type, symbol.name());
    }

    /** The constant of {@code type} with the same name, or {@code otherwise} for what this version does not know. */
    static <E extends Enum<E>> E of(Class<E> type, Enum<?> symbol, E otherwise) {
        return symbol.name().equals(UNRECOGNISED) ? otherwise : Enum.valueOf(type, symbol.name());
    }

    /** The contract's constant for one of the core. */
    static <E extends Enum<E>> E written(Class<E> type, Enum<?> symbol) {
        return Enum.valueOf(type, symbol.name());
    }
}
