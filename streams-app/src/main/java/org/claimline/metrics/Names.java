package org.claimline.metrics;

import java.util.Locale;

/** Values of labels. */
final class Names {
    private Names() {}

    /** {@code PRO_REGIME} as {@code pro_regime}. */
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
