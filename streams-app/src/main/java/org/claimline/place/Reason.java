package org.claimline.place;

/**
 * Why a place is what a name means, or could mean, or does not.
 *
 * @param name     the name of the place that the written one was compared with
 * @param likeness how alike the two sound, of a hundred
 * @param context  what beside the name speaks for or against it: "within Hama", "the report also speaks of Morek"; empty where nothing does
 */
public record Reason(Why why, String name, int likeness, String context) {
    private static final int WHOLE = 100;

    /** What the comparison of the names said. */
    public enum Why {
        NAME("it is its name %s"),
        SPELLING("it is its spelling %s"),
        OTHER_WORDS("it says in other words its name %s"),
        LIKENESS("by likeness to its name %s"),
        JOINED("by likeness to its name %s, written in one word or in several"),
        NOT_ALIKE("its name %s is like it, but not enough"),
        OTHER_THING(
                "its name %s is of another thing: a word such as countryside, north, district or Tal stands in one of the two only"),
        NO_SETTLEMENT("its name %s is like it, but is not that of a settlement");

        private final String text;

        Why(String text) {
            this.text = text;
        }
    }

    static Reason of(Why why, String name) {
        return new Reason(why, name, WHOLE, "");
    }

    Reason in(String added) {
        if (added.isEmpty()) {
            return this;
        }
        return new Reason(why, name, likeness, context.isEmpty() ? added : context + "; " + added);
    }

    /** The reason in a sentence without a stop. */
    public String text() {
        String text = String.format(why.text, "\"" + name + "\"");
        boolean told = why == Why.LIKENESS || why == Why.JOINED || why == Why.NOT_ALIKE;
        String alike = told ? " (" + likeness + " % alike)" : "";
        return text + alike + (context.isEmpty() ? "" : "; " + context);
    }
}
