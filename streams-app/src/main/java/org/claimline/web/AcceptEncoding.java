package org.claimline.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which content codings whoever asks takes, and how gladly (RFC 9110, 12.5.3).
 *
 * @param gzip     weight of gzip, 0 where it is not taken
 * @param identity weight of no coding at all
 */
record AcceptEncoding(double gzip, double identity) {

    static AcceptEncoding of(List<String> headers) {
        Optional<Double> gzip = Optional.empty();
        Optional<Double> identity = Optional.empty();
        Optional<Double> any = Optional.empty();
        for (String coding : String.join(",", headers).toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.split(";", 2);
            double weight = parts.length < 2 ? 1 : weight(parts[1].strip());
            switch (parts[0].strip()) {
                case "gzip", "x-gzip" -> gzip = Optional.of(weight);
                case "identity" -> identity = Optional.of(weight);
                case "*" -> any = Optional.of(weight);
                default -> {
                    // other codings are not spoken
                }
            }
        }
        return new AcceptEncoding(gzip.orElse(any.orElse(0.0)), identity.orElse(0.001));
    }

    boolean prefersGzip() {
        return gzip > 0 && gzip >= identity;
    }

    /** A weight that cannot be read is none. */
    private static double weight(String parameter) {
        if (!parameter.matches("q\\s*=\\s*(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
            return 0;
        }
        return Double.parseDouble(
                parameter.substring(parameter.indexOf('=') + 1).strip());
    }
}
