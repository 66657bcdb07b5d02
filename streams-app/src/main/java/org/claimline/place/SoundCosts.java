package org.claimline.place;

import java.util.Arrays;

/**
 * What it costs to take one sound for another, or to leave one out, in hundredths of a letter. Between two Latin writings vowels are cheap, since
 * each language and each ear writes them otherwise. An Arabic name has only its long vowels, so between the scripts a short one costs next to
 * nothing and a long one must be there. Between two Arabic writings every letter counts, and only those that writers confuse are cheaper.
 */
final class SoundCosts {
    static final int LETTER = 100;

    private static final int SIZE = 0x700;
    private static final int SYMBOLS = 96;

    /** Of two Latin writings. */
    private static final String LATIN = """
            a e8 A2 i28 o25 u25 E30 O30 y35 w35 '10
            e i5 E8 o20 u22 y15 A20 O25 '10
            i E12 y2 u30 o30 A35 '10
            o u4 O6 w15 E35 A25 '10
            u O10 w2 E40 A40 '10
            E y10 A25 O40
            O w8 A25
            b p5 v50
            f v20 p60
            v w5 u15
            t T10 d60 s80
            d D10 z40
            T s30 D40
            D z20
            s z40 S45 Z0
            S C5 Z5 c40
            Z C10
            C j40 X24 k40 s50 c10
            j c5 g35 y30 i30
            c k25 s30 q30
            h X24 '30
            X k12 q25 G60
            k q3 g12 G45
            q g8 G40
            g G6
            G r40
            m n70
            µ m0 n5
            n l80
            l r80
            ة t3 a5 e5 h5 T30 i20 E25 ə3 ي30 و30 A10
            ي i0 y0 E8 e8 ə20 a30
            و u0 o0 O5 w0 a30
            ə e5 a10 i15
            """;

    /** Of a Latin and an Arabic writing. */
    private static final String ACROSS = """
            ا a0 A0 e10 o20 i30 u40 E30 O30 '10
            و u0 o0 O0 w0 v5 a45 e40 i45 A45 E45 y45
            ي i0 y0 E0 e5 a35 A40 u45 o45 O45 w45 j30
            ى a0 A0 e5 i5 y10 E10 o20 ة5 ي5 ə8
            ا ة5 ə15
            ي ə20 ة30
            و ة30
            ه ة5
            ة ə3 a0 A10 e0 o15 i10 E20 t5 h5 u25 T30
            ء a3 A3 e3 i3 o3 u3 E5 O5 y15 w15 '3
            ع '0 a3 A3 e3 i5 o16 u18 E20 O20 y20 w20 h50
            ئ i5 y5 '5 e10 a10 E5
            ؤ u5 o5 w5 '5 a15
            ب b0 p2 v40
            ت t0 T10 d60
            ث T0 t12 s25
            ج j0 g15 c2 C30 y40 i40 S50 d60
            ح h0 X24 '40
            خ X0 k12 h24 C20 q40
            د d0 D10 t60
            ذ D0 d12 z12 T40
            ر r0 G50
            ز z0 s30
            س s0 z30 Z20 c25 S60
            ش S0 C2 Z0 s40 c30
            ص s0 Z0 z30 c25
            ض d3 D3 z20
            ط t0 T15 d40
            ظ z10 D3 d20 T30
            غ G0 g5 r30 k40 q40 h60
            ف f0 v10 p40
            ق q0 k3 g5 c15 G40 '50 j60
            ك k0 q10 g25 c10 C30
            ل l0
            م m0 µ0 n70
            ن n0 µ5 m60
            ه h0 a60 e60
            """;

    /** Of two Arabic writings. */
    private static final String ARABIC = """
            ا ى5 ع60 ء10 ة5 ي45 و45
            ى ي5 ة5
            ة ت15 ه5
            ي ئ5 و45
            و ؤ5
            ء ع60
            ح ه35
            ت ط25 د70 ث40
            س ص25 ش70 ث50 ز60
            د ض40 ذ25
            ذ ز30 ظ30 ض40
            ض ظ20
            ز ظ40
            ق ك50
            غ خ80 ق70
            م ن80
            """;

    /** What it costs to leave out a sound where the other name is Latin. */
    private static final String LEFT_OUT_LATIN =
            "a15 e13 i15 o16 u16 A15 '4 y30 w30 E28 O28 h50 ة35 ə4 ا35 و40 ي40 ى35 ء8 ع9 ئ15 ؤ15 ه50 ح70";

    /** The same where the other name is Arabic. */
    private static final String LEFT_OUT_ARABIC =
            "a3 e3 i4 o6 u6 A25 '3 y30 w30 E28 O28 h55 ة35 ə4 ا35 و40 ي40 ى35 ء10 ع70 ئ20 ؤ20 ه70 ح90";

    private static final byte[] INDEX = new byte[SIZE];
    private static int known;

    static final SoundCosts BETWEEN_LATIN = new SoundCosts(LATIN, LEFT_OUT_LATIN, LEFT_OUT_LATIN);
    static final SoundCosts LATIN_TO_ARABIC = new SoundCosts(ACROSS, LEFT_OUT_ARABIC, LEFT_OUT_LATIN);
    static final SoundCosts BETWEEN_ARABIC = new SoundCosts(ARABIC, LEFT_OUT_ARABIC, LEFT_OUT_ARABIC);

    private final int[] costs = new int[SYMBOLS * SYMBOLS];
    private final int[] firstLeftOut = new int[SYMBOLS];
    private final int[] secondLeftOut = new int[SYMBOLS];

    private SoundCosts(String pairs, String firstLeftOut, String secondLeftOut) {
        Arrays.fill(costs, LETTER);
        Arrays.fill(this.firstLeftOut, LETTER);
        Arrays.fill(this.secondLeftOut, LETTER);
        for (String line : pairs.strip().split("\n", -1)) {
            String[] words = line.strip().split(" ", -1);
            int one = symbol(words[0].charAt(0));
            for (int i = 1; i < words.length; i++) {
                int other = symbol(words[i].charAt(0));
                int cost = Integer.parseInt(words[i].substring(1));
                costs[one * SYMBOLS + other] = cost;
                costs[other * SYMBOLS + one] = cost;
            }
        }
        for (int i = 1; i < SYMBOLS; i++) {
            costs[i * SYMBOLS + i] = 0;
        }
        leftOut(firstLeftOut, this.firstLeftOut);
        leftOut(secondLeftOut, this.secondLeftOut);
    }

    private void leftOut(String text, int[] table) {
        for (String word : text.split(" ", -1)) {
            table[symbol(word.charAt(0))] = Integer.parseInt(word.substring(1));
        }
    }

    private static int symbol(char c) {
        if (INDEX[c] == 0) {
            INDEX[c] = (byte) ++known;
        }
        return INDEX[c];
    }

    /** The number of a sound; 0 for one that no table names. */
    static byte number(char sound) {
        return sound < SIZE ? INDEX[sound] : 0;
    }

    /** What it costs to take one sound for another, by their numbers; the same one is free. */
    int of(int one, int other) {
        return costs[one * SYMBOLS + other];
    }

    int firstLeftOut(int number) {
        return firstLeftOut[number];
    }

    int secondLeftOut(int number) {
        return secondLeftOut[number];
    }
}
