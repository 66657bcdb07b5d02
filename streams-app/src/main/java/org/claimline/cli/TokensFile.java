package org.claimline.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.claimline.web.access.NewToken;
import org.claimline.web.access.Role;
import org.claimline.web.access.Token;
import org.claimline.web.access.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * The file of tokens: YAML, a list of {@code {name, role, sha256}} and, where a token is good for a time only, {@code expires}. It names by whom a
 * token is known, never the token. All that is wrong with it is told at once, each with its entry; nothing that stands in a field of secrets is.
 */
final class TokensFile {
    private static final Set<String> FIELDS = new TreeSet<>(List.of("name", "role", "sha256", "expires"));
    private static final String MAKE = "claimline token create --name NAME --role ROLE makes one";

    private final List<String> faults = new ArrayList<>();

    private TokensFile() {}

    /** What the file holds; refuses what cannot be used, with the way out. */
    static Tokens read(Path path, byte[] contents) {
        Object document = YamlFile.secret(contents, called(path));
        if (!(document instanceof List<?> entries)) {
            throw new ConfigException(called(path) + (document == null ? " is empty" : " is no list")
                    + "; begin each token with \"- name: \"; " + MAKE);
        }
        if (entries.isEmpty()) {
            throw new ConfigException(called(path) + " has no token; " + MAKE);
        }
        TokensFile file = new TokensFile();
        List<Token> tokens = file.tokens(entries);
        if (!file.faults.isEmpty()) {
            throw new ConfigException(called(path) + ": " + String.join("; ", file.faults));
        }
        return new Tokens(tokens);
    }

    static String called(Path path) {
        return "the file of tokens " + path + " (" + Variable.CLAIMLINE_TOKENS + ")";
    }

    private List<Token> tokens(List<?> entries) {
        List<Token> tokens = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        Map<String, String> digests = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            String number = "entry " + (i + 1);
            entry(number, entries.get(i)).ifPresent(token -> {
                String where = number + " (" + token.name() + ")";
                String same = names.putIfAbsent(token.name(), number);
                if (same != null) {
                    faults.add(where + " has the name of " + same + "; give each token a name of its own");
                }
                String equal = digests.putIfAbsent(token.sha256(), number);
                if (equal != null) {
                    faults.add(where + " has the sha256 of " + equal + "; make a token for each");
                }
                tokens.add(token);
            });
        }
        return tokens;
    }

    private Optional<Token> entry(String number, @Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> fields)) {
            faults.add(number + " is no entry; write name, role and sha256");
            return Optional.empty();
        }
        int before = faults.size();
        String name = text(fields, "name");
        String where = number + (Token.isName(name) ? " (" + name + ")" : "");
        fields.keySet().stream()
                .map(String::valueOf)
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field ->
                        faults.add(where + " has a field that there is not; there are " + String.join(", ", FIELDS)));
        if (!Token.isName(name)) {
            faults.add(where + " has no name that can be used; give up to 64 of a-z 0-9 . _ -");
        }
        Optional<Role> role = role(text(fields, "role"), where);
        String digest = text(fields, "sha256").toLowerCase(Locale.ROOT);
        if (digest.startsWith(NewToken.PREFIX)) {
            faults.add(where + " has the token itself as sha256; throw that token away and make another, " + MAKE);
        } else if (!Token.isDigest(digest)) {
            faults.add(where + " has no sha256 of 64 hexadecimal digits; " + MAKE);
        }
        Optional<Instant> expires = expires(fields.get("expires"), where);
        return faults.size() == before ? role.map(its -> new Token(name, its, digest, expires)) : Optional.empty();
    }

    private Optional<Role> role(String word, String where) {
        Optional<Role> role =
                Arrays.stream(Role.values()).filter(r -> r.word().equals(word)).findFirst();
        if (role.isEmpty()) {
            faults.add(where + " has no role that there is; give reader, editor or admin");
        }
        return role;
    }

    private Optional<Instant> expires(@Nullable Object value, String where) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    value instanceof Date date
                            ? date.toInstant()
                            : OffsetDateTime.parse(String.valueOf(value)).toInstant());
        } catch (DateTimeException e) {
            faults.add(where + " does not say when it expires; write it like 2027-01-31T00:00:00Z");
            return Optional.empty();
        }
    }

    private static String text(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        return value == null ? "" : String.valueOf(value).strip();
    }
}
