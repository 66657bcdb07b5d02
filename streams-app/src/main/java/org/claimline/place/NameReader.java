package org.claimline.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a name apart into its words and what they say. Used once. */
final class NameReader {
    private static final int MOST_WORDS = 16;

    /** Longer than any name: such text is compared letter by letter only. */
    private static final int LONGEST = 120;

    private static final int OTHERS_ARE_THE_NAME = 0;
    private static final int NAMING_IS_THE_NAME = 1;
    private static final int ALL_ARE_THE_NAME = 2;

    private static final Set<String> ORDINALS = Set.of("", "st", "nd", "rd", "th");

    final String normal;
    final StringBuilder base = new StringBuilder();
    final StringBuilder core = new StringBuilder();
    final StringBuilder letters = new StringBuilder();
    final StringBuilder digits = new StringBuilder();
    final StringBuilder sounds = new StringBuilder();
    final List<Generic> naming = new ArrayList<>(2);
    final boolean arabic;
    private final List<Word> words = new ArrayList<>(4);
    private final List<List<Generic>> says = new ArrayList<>(4);
    private final int level;
    long aspects;
    long soft;
    boolean settlement;
    private boolean afterArticle;

    NameReader(String name) {
        List<Word> all = Word.in(name);
        normal = Spelling.normal(all);
        for (int i = 0; normal.length() <= LONGEST && i < all.size() && words.size() < MOST_WORDS; i++) {
            Word word = all.get(i);
            if (!Articles.isArticle(all, i)) {
                afterArticle = i > 0 && Articles.isArticle(all, i - 1);
                int article =
                        word.plain().length() - Articles.without(word.plain()).length();
                add(article == 0 ? word : cut(word, article));
            }
        }
        arabic = anyArabic();
        level = level();
        for (int i = 0; i < words.size(); i++) {
            read(words.get(i), says.get(i), i == words.size() - 1);
        }
    }

    private void add(Word word) {
        String plain = word.plain();
        if (plain.equals("abdel") || plain.equals("abdul") || plain.equals("abdal")) {
            put(new Word("abd", "abd"));
            return;
        }
        int split = together(plain);
        if (split > 0) {
            put(new Word(plain.substring(0, split), plain.substring(0, split)));
            put(cut(word, split + Articles.ARABIC.length()));
            return;
        }
        if (isAirBase(plain)) {
            words.remove(words.size() - 1);
            says.remove(says.size() - 1);
            put(new Word("airbase", "airbase"));
            return;
        }
        put(afterArticle ? word : article(word, follows()));
    }

    private void put(Word word) {
        words.add(word);
        says.add(Generic.of(word.plain()));
    }

    private boolean anyArabic() {
        for (Word word : words) {
            if (Sounds.isArabic(word.plain().charAt(0))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAirBase(String plain) {
        return !words.isEmpty()
                && words.get(words.size() - 1).plain().equals("air")
                && (plain.equals("base") || plain.equals("field") || plain.equals("port"));
    }

    /** Where an Arabic word ends to which the next was written with its article ("ديرالزور"); 0 where that is not so. */
    private static int together(String plain) {
        int article = plain.indexOf(Articles.ARABIC, 2);
        return article > 0
                        && plain.length() - article > Articles.ARABIC.length() + 2
                        && Generic.of(plain.substring(0, article)).stream()
                                .anyMatch(generic -> generic.role() == Generic.Role.NAMING)
                ? article
                : 0;
    }

    /** Whether the next word goes on with a name: after "Kafr", and not after "province of". */
    private boolean follows() {
        if (words.isEmpty()) {
            return false;
        }
        List<Generic> before = says.get(says.size() - 1);
        return before.isEmpty()
                ? !Generic.joins(words.get(words.size() - 1).plain())
                : before.get(0).role() == Generic.Role.NAMING;
    }

    /** Whether it is a machine's transliteration of Arabic, without short vowels. */
    boolean unvowelled() {
        boolean any = false;
        for (Word word : words) {
            if (arabic || Sounds.hasShortVowel(word.plain())) {
                return false;
            }
            any |= Sounds.isUnvowelled(word.plain());
        }
        return any;
    }

    /** Which words are the name: what no other word is; else what names are made of ("At-Tall"); else all ("Ash-Sharqiyah"). */
    private int level() {
        int level = ALL_ARE_THE_NAME;
        for (int i = 0; i < words.size(); i++) {
            List<Generic> said = says.get(i);
            if (said.isEmpty() && !Generic.joins(words.get(i).plain())) {
                return OTHERS_ARE_THE_NAME;
            }
            if (!said.isEmpty() && said.get(0).role() == Generic.Role.NAMING) {
                level = NAMING_IS_THE_NAME;
            }
        }
        return level;
    }

    private void read(Word word, List<Generic> said, boolean last) {
        boolean joins = said.isEmpty() && Generic.joins(word.plain());
        if (joins && level != ALL_ARE_THE_NAME) {
            return;
        }
        if (!said.isEmpty() && said.get(0).role() == Generic.Role.SETTLEMENT && level != ALL_ARE_THE_NAME) {
            settlement = true;
            return;
        }
        base.append(word.plain());
        if (said.isEmpty() || level == ALL_ARE_THE_NAME || said.get(0).role() == Generic.Role.NAMING) {
            core.append(word.plain());
        }
        if (said.isEmpty() || level == ALL_ARE_THE_NAME) {
            name(word, last);
            return;
        }
        switch (said.get(0).role()) {
            case NAMING -> {
                if (level == NAMING_IS_THE_NAME) {
                    letters.append(said.get(0).sounds(arabic));
                    sounds.append(said.get(0).sounds(arabic));
                } else {
                    naming.addAll(said);
                }
            }
            case ASPECT -> aspects |= Generic.bits(said);
            default -> soft |= Generic.bits(said);
        }
    }

    private void name(Word word, boolean last) {
        String plain = word.plain();
        letters.append(plain);
        int first = 0;
        while (first < plain.length() && !Character.isDigit(plain.charAt(first))) {
            first++;
        }
        if (first == plain.length()) {
            Sounds.add(word, last, sounds);
            return;
        }
        int end = first;
        while (end < plain.length() && Character.isDigit(plain.charAt(end))) {
            end++;
        }
        digits.append('#').append(plain, first, end);
        sounds.append(plain, 0, first);
        String rest = plain.substring(end);
        if (!ORDINALS.contains(rest)) {
            sounds.append(rest);
        }
    }

    /** Without an article written together with its word, where it can be told. */
    private static Word article(Word word, boolean inner) {
        String plain = word.plain();
        boolean article = plain.length() > (inner ? 3 : 4) && (plain.startsWith("al") || plain.startsWith("el"));
        boolean cut = article && word.marked().charAt(0) != '\'' && (inner || "aeiouyl".indexOf(plain.charAt(2)) < 0);
        boolean assimilated = inner
                && plain.length() > 4
                && "aeu".indexOf(plain.charAt(0)) >= 0
                && plain.charAt(1) == plain.charAt(2)
                && "zsrntdj".indexOf(plain.charAt(1)) >= 0;
        return cut || assimilated ? cut(word, 2) : word;
    }

    private static Word cut(Word word, int letters) {
        String marked = word.marked();
        int from = 0;
        int seen = 0;
        while (from < marked.length() && (seen < letters || !Character.isLetterOrDigit(marked.charAt(from)))) {
            if (Character.isLetterOrDigit(marked.charAt(from))) {
                seen++;
            }
            from++;
        }
        return new Word(word.plain().substring(letters), marked.substring(from));
    }

    String whole() {
        if (naming.isEmpty()) {
            return sounds.toString();
        }
        StringBuilder whole = new StringBuilder();
        naming.forEach(generic -> whole.append(generic.sounds(arabic)));
        return whole.append(sounds).toString();
    }
}
