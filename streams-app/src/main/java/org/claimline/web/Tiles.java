package org.claimline.web;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pictures that lie under the map where an operator has some; without them it has the land that the page brings. Refuses an address whose host is
 * not written out, for the page lets its browser ask that one host and no other.
 *
 * @param template address of a tile with {@code {z}}, {@code {x}} and {@code {y}} in place of its numbers: http, https, or a path of the
 *                 service's own address
 * @param credit   whom the map names for them; may be empty
 */
public record Tiles(String template, String credit) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final String SUBDOMAINS = "{s}";

    /** Why something is no address of tiles. */
    public static final class NotTilesException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        NotTilesException(String why) {
            super(why);
        }
    }

    public Tiles {
        check(template);
    }

    /** Refuses what is no address of tiles; says why. */
    public static void check(String template) {
        if (template.contains(SUBDOMAINS)) {
            throw new NotTilesException(
                    "{s} stands for one of several hosts, and the page asks one; write that one out");
        }
        for (String number : new String[] {"{z}", "{x}", "{y}"}) {
            if (!template.contains(number)) {
                throw new NotTilesException(number + " is missing");
            }
        }
        String filled = filled(template);
        if (PLACEHOLDER.matcher(filled).find()) {
            throw new NotTilesException("nothing is put in but {z}, {x} and {y}");
        }
        URI address = URI.create(filled);
        boolean ofOthers =
                address.getHost() != null && String.valueOf(address.getScheme()).matches("https?");
        boolean own = address.getScheme() == null && address.getRawAuthority() == null && filled.startsWith("/");
        if (!ofOthers && !own) {
            throw new NotTilesException("it is neither an http or https URL nor a path that begins with /");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new NotTilesException("a user or a # has no place in it");
        }
        if (ofOthers && !template.startsWith(origin(address))) {
            throw new NotTilesException("its host is not written out");
        }
    }

    /** Whom a browser asks for them beside the service itself. */
    public Optional<String> origin() {
        URI address = URI.create(filled(template));
        return address.getHost() == null ? Optional.empty() : Optional.of(origin(address));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static String filled(String template) {
        return template.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0");
    }
}
