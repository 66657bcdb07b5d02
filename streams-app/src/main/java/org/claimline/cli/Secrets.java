package org.claimline.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps what only the configured may know out of what is printed. */
final class Secrets {
    static final String MASK = "********";

    private static final Pattern NAME = Pattern.compile(
            "PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|JAAS|USER_INFO|(?:^|_)KEY$|KEYSTORE_KEY|PRIVATE|CERTIFICATE_CHAIN");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+@");

    /** Pieces of a secret that are long enough to give something away. */
    private static final Pattern PIECE = Pattern.compile("[^\\s\"'=;,:]{6,}");

    private Secrets() {}

    /** The value of {@code name} as it may be shown: nothing of a secret, and no user or password of an address. */
    static String masked(String name, String value) {
        return isSecret(name) ? MASK : USER_INFO.matcher(value).replaceAll(MASK + "@");
    }

    /** Whether what {@code name} holds is one; the file of tokens holds none, and its name is no secret either. */
    private static boolean isSecret(String name) {
        return !name.equals(Variable.CLAIMLINE_TOKENS.name())
                && NAME.matcher(name).find();
    }

    /** What somebody else says of {@code settings}, without what is secret in them: clients quote what they cannot read. */
    static String scrubbed(@Nullable String message, Map<String, ?> settings) {
        String text = USER_INFO.matcher(String.valueOf(message)).replaceAll(MASK + "@");
        for (Map.Entry<String, ?> setting : settings.entrySet()) {
            if (isSecret(setting.getKey().toUpperCase(Locale.ROOT).replace('.', '_'))) {
                Matcher pieces = PIECE.matcher(String.valueOf(setting.getValue()));
                while (pieces.find()) {
                    text = text.replace(pieces.group(), MASK);
                }
            }
        }
        return text;
    }
}
