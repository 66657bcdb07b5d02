package org.claimline.place;

import java.util.Optional;

/**
 * A name as it was written, understood: the words that say what kind of thing it is and which of its namesakes, the numbers, and how the rest sounds.
 */
final class WrittenName {
    private final String normal;
    private final String base;
    private final String core;
    private final String letters;
    private final boolean arabic;
    private final boolean settlement;
    private final long naming;
    private final long aspects;
    private final long soft;
    private final String digits;
    private final Sound sounds;
    private final Sound whole;
    private final Optional<Sound> unvowelled;
    private final String consonants;
    private final String wholeConsonants;

    private WrittenName(NameReader read) {
        this.normal = read.normal;
        this.base = read.base.toString();
        this.core = read.core.toString();
        this.letters = read.letters.toString();
        this.arabic = read.arabic;
        this.settlement = read.settlement;
        this.naming = Generic.bits(read.naming);
        this.aspects = read.aspects;
        this.soft = read.soft;
        this.digits = read.digits.toString();
        this.sounds = new Sound(read.sounds.toString(), arabic);
        this.whole = read.naming.isEmpty() ? sounds : new Sound(read.whole(), arabic);
        this.consonants = Sounds.consonants(sounds.text());
        this.wholeConsonants = read.naming.isEmpty() ? consonants : Sounds.consonants(whole.text());
        this.unvowelled =
                read.unvowelled() ? Optional.of(new Sound(Sounds.arabicOf(sounds.text()), true)) : Optional.empty();
    }

    static WrittenName of(String name) {
        return new WrittenName(new NameReader(name));
    }

    private WrittenName(WrittenName other) {
        this.normal = other.core;
        this.base = other.core;
        this.core = other.core;
        this.letters = other.letters;
        this.arabic = other.arabic;
        this.settlement = false;
        this.naming = other.naming;
        this.aspects = 0;
        this.soft = 0;
        this.digits = other.digits;
        this.sounds = other.sounds;
        this.whole = other.whole;
        this.unvowelled = other.unvowelled;
        this.consonants = other.consonants;
        this.wholeConsonants = other.wholeConsonants;
    }

    /** The name without the words that say that it is something around the place, or which of its namesakes: of a district its seat's. */
    WrittenName bare() {
        return new WrittenName(this);
    }

    /** In normal form, but for words such as "city of". */
    String base() {
        return base;
    }

    /** In normal form, without the words that say that it is something around the place, or which of its namesakes. */
    String core() {
        return core;
    }

    /** The letters of the words that are the name itself. */
    String letters() {
        return letters;
    }

    String normal() {
        return normal;
    }

    boolean arabic() {
        return arabic;
    }

    /** Whether it says that a settlement is meant. */
    boolean settlement() {
        return settlement;
    }

    /** The words that names are made of, as bits of {@link Generic#bit()}. */
    long naming() {
        return naming;
    }

    /** The words that tell places apart, as bits. */
    long aspects() {
        return aspects;
    }

    /** The words that add nothing, as bits. */
    long soft() {
        return soft;
    }

    String digits() {
        return digits;
    }

    /** How it sounds without the words that it shares with others. */
    Sound sounds() {
        return sounds;
    }

    /** How it sounds with the words that names are made of. */
    Sound whole() {
        return whole;
    }

    /** {@link #sounds()} in Arabic, of a Latin writing without short vowels; else empty. */
    Optional<Sound> unvowelled() {
        return unvowelled;
    }

    /** The consonants of {@link #whole()}, by their classes. */
    String wholeConsonants() {
        return wholeConsonants;
    }

    /** The consonants of {@link #sounds()}, by their classes. */
    String consonants() {
        return consonants;
    }
}
