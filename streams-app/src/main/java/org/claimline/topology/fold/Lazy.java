package org.claimline.topology.fold;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when it is first asked for. Serves one thread. */
final class Lazy<T> {
    private final Supplier<T> make;
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> make) {
        this.make = make;
    }

    static <T> Lazy<T> of(T value) {
        return new Lazy<>(() -> value);
    }

    T get() {
        if (made.isEmpty()) {
            made = Optional.of(make.get());
        }
        return made.get();
    }
}
