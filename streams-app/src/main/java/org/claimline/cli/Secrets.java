package org.claimline.cli;

import java.util.regex.Pattern;

/** Keeps what only the configured may know out of what is printed. */
final class Secrets {
    static final String MASK = "********";

    private static final Pattern NAME = Pattern.compile(
            "PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|JAAS|USER_INFO|(?:^|_)KEY$|KEYSTORE_KEY|PRIVATE|CERTIFICATE_CHAIN");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+@");

    private Secrets() {}

    /** The value of {@code name} as it may be shown: nothing of a secret, and no user or password of an address. */
    static String masked(String name, String value) {
        return NAME.matcher(name).find() ? MASK : USER_INFO.matcher(value).replaceAll(MASK + "@");
    }
}
