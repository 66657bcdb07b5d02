package org.claimline.place;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a word of a name says beside the name, in whatever language. Two names that differ in such a word are names of two places: Tal Rifaat is
 * not Rifaat, the countryside of Hama is not Hama, the western Ghariyah is not the eastern.
 */
enum Generic {
    // Words that names of places are made of: they stay a part of how the name sounds.
    TAL(Role.NAMING, "tal", "تل", "tal tall tel tell tl hill tepe tepesi hugel colline تل تله"),
    JABAL(
            Role.NAMING,
            "jabal",
            "جبل",
            "jabal jebel jabel jbel jbal djebel djabal gebel gabal dschabal dschebel cebel mount mt mont mountain berg dagi جبل"),
    KAFR(Role.NAMING, "kafr", "كفر", "kafr kafar kefr kefer kufr kfar kfer kafer kufer kifr kfr kefar كفر"),
    DAYR(Role.NAMING, "dEr", "دير", "dayr deir dair der dyr deyr دير"),
    AYN(Role.NAMING, "En", "عين", "ayn ain ein eyn aain yn aine ayne spring عين"),
    UYUN(Role.NAMING, "uyun", "عيون", "uyun oyun ouyoun oyoun iyun eyoun ayoun عيون"),
    KHAN(Role.NAMING, "Xan", "خان", "khan khane han chan خان"),
    SHAYKH(
            Role.NAMING,
            "SEX",
            "شيخ",
            "shaykh sheikh shaikh sheykh cheikh chaikh sheik seyh seih scheich shekh shiekh shykh شيخ"),
    KHIRBAT(
            Role.NAMING,
            "Xirba",
            "خربة",
            "khirbat khirbet khirba khirbah kherbet kherbat kharbet kharbat khirbeh kherbeh kheurbet khurbet khurbat kharba kherba khrbt khirbt khraba kharaba خربه خرب خرائب خرايب"),
    QALAT(
            Role.NAMING,
            "qala",
            "قلعة",
            "qalat qalaat qalet qalaet kalat kalaat qala qalaa kalaa kalesi castle citadel fortress chateau citadelle zitadelle burg qlt قلعه"),
    HISN(Role.NAMING, "Hisn", "حصن", "hisn husn hosn hesn حصن"),
    UMM(Role.NAMING, "um", "ام", "umm um oumm oum om omm em ام"),
    ABU(Role.NAMING, "abu", "ابو", "abu abou abo ebu bu bou abul aboul abual ابو ابي بو"),
    BANI(Role.NAMING, "bani", "بني", "bani beni banu بني"),
    WADI(Role.NAMING, "wadi", "وادي", "wadi ouadi oued vadi wady valley vallee wdy وادي واد"),
    BIR(Role.NAMING, "bir", "بير", "bir beer bi'r بير بئر"),
    BURJ(Role.NAMING, "burj", "برج", "burj borj bourj burg bordj bourdj burc tower برج"),
    JISR(Role.NAMING, "jisr", "جسر", "jisr jesr djisr jisir cisr bridge pont brucke koprusu jsr جسر"),
    JUBB(Role.NAMING, "jub", "جب", "jubb jub joub joubb jeb jebb jib djoubb djoub job jb جب"),
    RAS(Role.NAMING, "ras", "راس", "ras rass raas راس"),
    RASM(Role.NAMING, "rasm", "رسم", "rasm resm رسم"),
    QASR(Role.NAMING, "qasr", "قصر", "qasr kasr qser qsar palace قصر"),
    BAYT(Role.NAMING, "bEt", "بيت", "bayt beit bait bet beyt byt بيت"),
    MARJ(Role.NAMING, "marj", "مرج", "marj merj mardj merdj marc مرج"),
    MAARAT(
            Role.NAMING,
            "maara",
            "معرة",
            "maarat maarrat maaret maarret maarrate marat marrat maarra maara marra marrah maarrah maareh mara معره معرت"),
    BAB(Role.NAMING, "bab", "باب", "bab باب"),
    HAWSH(Role.NAMING, "HOS", "حوش", "hawsh hosh houch haush haouch hauch حوش"),
    MAZRAAT(
            Role.NAMING,
            "mazraa",
            "مزرعة",
            "mazraat mazraet mazrat mazraa mazraah mazra mezraa mezraat mazret farm farms مزرعه مزارع"),
    TAYYIBAT(Role.NAMING, "tEba", "طيبة", "taybat tayyibat tayibat taibat tayyebat طيبه"),
    NABI(Role.NAMING, "nabi", "نبي", "nabi nebi نبي"),
    SAHL(Role.NAMING, "sahl", "سهل", "sahl sahel plain plaine ebene ovasi سهل"),
    JURN(Role.NAMING, "jurn", "جرن", "jurn jorn جرن"),
    MINTAR(Role.NAMING, "mintar", "منطار", "mintar منطار"),

    // What tells a place from its namesake.
    NORTH(
            Role.ASPECT,
            "northern northeast northeastern northwest northwestern north nord nordlich nordliche nordlicher nordliches kuzey kuzeyi kuzeyinde {sh|ch}{a|e|i|}mal {sh|ch}{a|e|i|}mal{i|iy|y|iya|iyya|iyah|iyyah|iyeh|iyyeh|iye|ieh|ie|ia|iah} septentrional شمال شمالي شماليه"),
    SOUTH(
            Role.ASPECT,
            "southern southeast southeastern southwest southwestern south sud sudlich sudliche sudlicher guney guneyi guneyinde {j|dj}{a|e|}n{u|ou|oo}b {j|dj}{a|e|}n{u|ou|oo}b{i|iy|y|iya|iyya|iyah|iyyah|iyeh|iyyeh|iye|ieh|ie|ia|iah} {q|k|g}{i|a|e}bl{i|iy|y|iya|iyya|iyah|iyyah|iyeh|iyyeh|iye|ieh|ie|ia|iah} meridional جنوب جنوبي جنوبيه قبلي قبليه"),
    EAST(
            Role.ASPECT,
            "eastern east est ost ostlich ostliche ostlicher northeast northeastern southeast southeastern dogu dogusu dogusunda {sh|ch}{a|e}r{q|k|g} {sh|ch}{a|e}r{q|k|g}{i|iy|y|iya|iyya|iyah|iyyah|iyeh|iyyeh|iye|ieh|ie|ia|iah} شرق شرقي شرقيه oriental"),
    WEST(
            Role.ASPECT,
            "western west ouest westlich westliche westlicher northwest northwestern southwest southwestern bati batisi batisinda {gh|g|rh}{a|e}rb {gh|g|rh}{a|e}rb{i|iy|y|iya|iyya|iyah|iyyah|iyeh|iyyeh|iye|ieh|ie|ia|iah} غرب غربي غربيه occidental"),
    UPPER(
            Role.ASPECT,
            "upper f{aw|o|ou|au|ow|aou|u|ao}{q|k|g}an{i|iy|y|iya|iyya|iyah|iyyah|iyeh|iyyeh|iye|ieh|ie|ia|iah} f{aw|o|ou|au|ow|aou|ao}{q|k|g}a{|h} ulya olya فوقاني فوقانيه فوقا فوقي عليا علوي"),
    LOWER(
            Role.ASPECT,
            "lower t{a|e}ht{a|e}n{i|iy|y|iya|iyya|iyah|iyyah|iyeh|iyyeh|iye|ieh|ie|ia|iah} tahta tahtah suflah sufla soufla تحتاني تحتانيه تحتا تحتي سفلي سفلا"),
    MIDDLE(Role.ASPECT, "middle wasta wusta wustani wastani وسطي وسطاني وسطانيه"),
    BIG(
            Role.ASPECT,
            "big great greater large k{a|e|}b{i|ee}r{|a|ah|eh|e} kubra koubra grand grande buyuk kybr kbyr kbyrt كبير كبيره كبري"),
    SMALL(
            Role.ASPECT,
            "small little lesser s{a|e|}{gh|g|rh}{i|ee}r{|a|ah|eh|e} sughra soughra petit petite kucuk sghyr sghyrt صغير صغيره صغري"),

    // What is about a place, or in it, and not the place.
    GOVERNORATE(
            Role.ASPECT,
            "governorate governate province gouvernorat provinz gouvernement ili vilayeti vilayet muhafazat muhafaza muhafazah mohafazat محافظه"),
    DISTRICT(
            Role.ASPECT,
            "district distrikt ilcesi mintaqat mantiqat mantiqa mintaqa manatiq qada قضاء قضا منطقه مناطق"),
    SUBDISTRICT(Role.ASPECT, "subdistrict nahiyat nahiya nahiyah nahia nahya ناحيه نواحي"),
    AREA(Role.ASPECT, "area areas region zone gebiet bolgesi terrain territory"),
    COUNTRYSIDE(
            Role.ASPECT,
            "countryside rural rif reef campagne umland hinterland kirsali kirsal suburb suburbs suburban banlieue ريف ارياف باديه badiya badia desert"),
    NEAR(
            Role.ASPECT,
            "near outskirts outskirt surroundings surrounding vicinity environs approach approaches around edge edges perimeter periphery close toward towards front frontline axis entrance entrances gates gate outside beyond pres peripherie nahe bei umgebung yakini yakinlari yakininda cevresi cevresinde cephesi muhit mihwar mehwar محيط مشارف قرب بالقرب اطراف محور جبهه مدخل مداخل تخوم ضواحي ضاحيه جوار حول خارج باتجاه اتجاه"),
    VILLAGES(Role.ASPECT, "villages towns dorfer koyleri قري بلدات"),
    NEIGHBOURHOOD(
            Role.ASPECT,
            "neighbourhood neighborhood neighbourhoods neighborhoods quarter quarters hayy hay hai hayi quartier viertel stadtviertel mahallesi mahalle mahallat حي احياء احيا حاره محله"),
    AIRPORT(
            Role.ASPECT,
            "airport airbase airfield aerodrome aeroport flughafen luftwaffenstutzpunkt havalimani havaalani hava matar مطار"),
    PRISON(Role.ASPECT, "prison jail gefangnis cezaevi sijn سجن"),
    DAM(Role.ASPECT, "dam barrage damm staudamm baraji sadd سد"),
    LAKE(Role.ASPECT, "lake lac see golu buhayrat بحيره"),
    RIVER(Role.ASPECT, "river riviere fleuve fluss nehri nahr naher نهر"),
    HIGHWAY(
            Role.ASPECT,
            "highway road motorway autoroute autobahn autostrad route strasse otoyolu yolu طريق اوتستراد اوتوستراد"),
    CROSSING(Role.ASPECT, "crossing checkpoint grenzubergang sinir kapisi maabar معبر حاجز حواجز"),
    CAMP(Role.ASPECT, "camp camps kampi lager mukhayyam mukhayam مخيم مخيمات معسكر"),
    BATTALION(Role.ASPECT, "battalion bataillon taburu katiba كتيبه"),
    BRIGADE(Role.ASPECT, "brigade tugayi liwa لواء لوا"),
    REGIMENT(Role.ASPECT, "regiment alayi فوج"),
    DIVISION(Role.ASPECT, "division tumeni firqa فرقه"),
    BARRACKS(Role.ASPECT, "barracks base bases kaserne caserne ussu قاعده ثكنه ثكنات"),
    COLLEGE(Role.ASPECT, "college academy akademie academie akademisi كليه اكاديميه مدرسه school"),
    FACTORY(Role.ASPECT, "factory factories plant fabrik usine معمل معامل مصنع"),
    STATION(Role.ASPECT, "station محطه"),
    JUNCTION(Role.ASPECT, "junction roundabout intersection interchange دوار مفرق عقده"),
    CORRIDOR(Role.ASPECT, "corridor ممر"),
    HOSPITAL(Role.ASPECT, "hospital مشفي مستشفي"),

    // What adds nothing where there is but one such thing of the name.
    MILITARY(Role.SOFT, "military militaire militar askeri عسكري عسكريه"),
    INTERNATIONAL(Role.SOFT, "international internationale internationaler uluslararasi دولي دوليه"),
    CENTRAL(Role.SOFT, "central centrale zentral merkezi markaz merkez centre center zentrum مركزي مركز وسط"),

    /** The settlement itself. */
    SETTLEMENT(
            Role.SETTLEMENT,
            "city town village ville stadt dorf kleinstadt sehri kenti koyu kasabasi madinat madinah madina medinat baldat balda qaryat qarya مدينه بلده قريه");

    /** What such a word does. */
    enum Role {
        NAMING,
        ASPECT,
        SOFT,
        SETTLEMENT
    }

    /** Words that only join: "city of Hama". */
    private static final Set<String> JOINING =
            Set.of("of", "de", "du", "des", "von", "der", "die", "das", "the", "in", "im", "la", "le", "to", "from");

    private static final String ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ";
    private static final List<String> LATIN_LETTERS =
            List.of("a b t th j h kh d dh r z s sh s d t z - gh f q k l m n h w y - y w"
                    .replace("-", "")
                    .split(" ", -1));

    private static final Map<String, List<Generic>> BY_WORD = byWord();
    private static final Map<Generic, Long> BITS = bits();

    private final Role role;
    private final String latin;
    private final String arabic;
    private final String words;

    Generic(Role role, String words) {
        this(role, "", "", words);
    }

    Generic(Role role, String latin, String arabic, String words) {
        this.role = role;
        this.latin = latin;
        this.arabic = arabic;
        this.words = words;
    }

    private static Map<String, List<Generic>> byWord() {
        Map<String, List<Generic>> byWord = new HashMap<>();
        for (Generic generic : values()) {
            for (String word : generic.spelled()) {
                add(word, generic, byWord);
                if (Sounds.isArabic(word.charAt(0))) {
                    add(letterByLetter(word), generic, byWord);
                }
            }
        }
        return Map.copyOf(byWord);
    }

    private static Map<Generic, Long> bits() {
        Map<Generic, Long> bits = new EnumMap<>(Generic.class);
        for (Generic generic : values()) {
            long before = bits.keySet().stream()
                    .filter(other -> other.role == generic.role)
                    .count();
            bits.put(generic, 1L << before);
        }
        return bits;
    }

    private List<String> spelled() {
        return Stream.of(words.split(" ", -1))
                .flatMap(word -> spelled(word).stream())
                .toList();
    }

    /** The ways to spell a word: {@code k{a|e|}bir} is kabir, kebir, kbir. */
    private static List<String> spelled(String word) {
        int open = word.indexOf('{');
        if (open < 0) {
            return List.of(word);
        }
        int close = word.indexOf('}', open);
        return Stream.of(word.substring(open + 1, close).split("[|]", -1))
                .flatMap(way -> spelled(word.substring(0, open) + way + word.substring(close + 1)).stream())
                .toList();
    }

    private static void add(String word, Generic generic, Map<String, List<Generic>> byWord) {
        byWord.merge(word, List.of(generic), (one, other) -> Stream.concat(one.stream(), other.stream())
                .distinct()
                .toList());
    }

    /** An Arabic word as machines transliterate it, without the vowels that are not written. */
    private static String letterByLetter(String word) {
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            int letter = ARABIC_LETTERS.indexOf(word.charAt(i));
            boolean taMarbuta = word.charAt(i) == 'ه' && i == word.length() - 1;
            latin.append(taMarbuta ? "t" : LATIN_LETTERS.get(letter));
        }
        return latin.toString();
    }

    /** What a word says; empty for a word of a name. */
    static List<Generic> of(String plain) {
        return BY_WORD.getOrDefault(plain, List.of());
    }

    static boolean joins(String plain) {
        return JOINING.contains(plain);
    }

    /** Its bit in a set of words of its role, of which there are fewer than 64. */
    long bit() {
        return BITS.getOrDefault(this, 0L);
    }

    /** The bits of several words. */
    static long bits(List<Generic> words) {
        long bits = 0;
        for (Generic word : words) {
            bits |= word.bit();
        }
        return bits;
    }

    Role role() {
        return role;
    }

    /** How it sounds as a part of a name, in the script of that name. */
    String sounds(boolean inArabic) {
        return inArabic ? arabic : latin;
    }
}
