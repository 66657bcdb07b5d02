package org.claimline.place;

/**
 * How a name sounds, with what comparing it needs at hand.
 *
 * @see Sounds the notation
 */
final class Sound {
    private final String text;
    private final boolean arabic;
    private final byte[] numbers;
    private final boolean vowelSecond;

    Sound(String text, boolean arabic) {
        this.text = text;
        this.arabic = arabic;
        this.numbers = new byte[text.length()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = SoundCosts.number(text.charAt(i));
        }
        this.vowelSecond = numbers.length > 1 && Sounds.isSoundOfVowel(text.charAt(1));
    }

    String text() {
        return text;
    }

    /** Whether it is how an Arabic name sounds, which has no short vowels. */
    boolean arabic() {
        return arabic;
    }

    int length() {
        return numbers.length;
    }

    /** The numbers of its sounds in {@link SoundCosts}; not to be changed. */
    byte[] numbers() {
        return numbers;
    }

    boolean hasVowelSecond() {
        return vowelSecond;
    }
}
