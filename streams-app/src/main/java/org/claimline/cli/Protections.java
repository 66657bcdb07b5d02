package org.claimline.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.claimline.web.access.Budgets;
import org.claimline.web.access.Keyring;
import org.claimline.web.access.PeerSecret;
import org.claimline.web.access.Protection;
import org.claimline.web.access.Token;
import org.claimline.web.access.Tokens;

/** Who may ask the service, as it is configured. */
final class Protections {
    private Protections() {}

    static Protection of(ConfigSource source) {
        Clock clock = Clock.systemUTC();
        Optional<Keyring> keyring = source.text(Variable.CLAIMLINE_TOKENS).map(file -> keyring(Path.of(file), clock));
        Optional<PeerSecret> peers = source.secretOfPeers(Variable.CLAIMLINE_PEER_SECRET, clock)
                .or(() -> keyring.map(asked -> PeerSecret.ofThisProcess(clock)));
        return new Protection(
                keyring,
                peers,
                source.networks(Variable.CLAIMLINE_TRUSTED_PROXIES),
                new Budgets.Limits(
                        source.number(Variable.CLAIMLINE_READS_PER_MINUTE, 1, 10_000_000),
                        source.number(Variable.CLAIMLINE_WRITES_PER_MINUTE, 1, 10_000_000)),
                source.number(Variable.CLAIMLINE_MAX_STREAMS, 1, 100_000));
    }

    private static Keyring keyring(Path file, Clock clock) {
        try {
            return new Keyring(file, TokensFile::read, clock);
        } catch (NoSuchFileException e) {
            throw new ConfigException(TokensFile.called(file) + " is not there; check the name");
        } catch (IOException e) {
            throw new ConfigException(TokensFile.called(file) + " cannot be read: " + e);
        }
    }

    /**
     * Refuses to listen where others can reach it and nobody is asked who he is, unless that is what the operator says; and to ask people for
     * tokens where whoever calls himself an instance is asked for nothing.
     */
    static void refuseOpenTo(String host, ConfigSource source) {
        if (isLoopback(host)) {
            return;
        }
        boolean tokens = source.text(Variable.CLAIMLINE_TOKENS).isPresent();
        if (!tokens && !source.flag(Variable.CLAIMLINE_OPEN_TO_ANYONE)) {
            throw new ConfigException("to listen on " + host + " lets whoever reaches it read and change everything;"
                    + " set CLAIMLINE_TOKENS to a file of tokens (claimline token create makes them), or"
                    + " CLAIMLINE_OPEN_TO_ANYONE=true if that is what you want");
        }
        if (tokens && source.text(Variable.CLAIMLINE_PEER_SECRET).isEmpty()) {
            throw new ConfigException("to listen on " + host
                    + " with tokens needs CLAIMLINE_PEER_SECRET too, by which instances know each other; give all"
                    + " the same, 32 characters or more of chance, such as: openssl rand -base64 32");
        }
    }

    /** What an operator should know though it keeps nothing from starting. */
    static List<String> warnings(ConfigSource source) {
        List<String> warnings = new ArrayList<>();
        String host = source.required(Variable.CLAIMLINE_HTTP_HOST, "127.0.0.1");
        Optional<Path> file = source.text(Variable.CLAIMLINE_TOKENS).map(Path::of);
        if (file.isEmpty() && !isLoopback(host)) {
            warnings.add(
                    "listening on " + host + " with no tokens (CLAIMLINE_OPEN_TO_ANYONE): whoever reaches it may read"
                            + " and change everything");
        }
        if (file.isPresent() && source.flag(Variable.CLAIMLINE_OPEN_TO_ANYONE)) {
            warnings.add(
                    "CLAIMLINE_OPEN_TO_ANYONE changes nothing, for CLAIMLINE_TOKENS asks for tokens; leave it out");
        }
        file.ifPresent(path -> aboutFile(path, warnings));
        return warnings;
    }

    private static void aboutFile(Path path, List<String> warnings) {
        try {
            Set<PosixFilePermission> may = Files.getPosixFilePermissions(path);
            if (may.contains(PosixFilePermission.OTHERS_READ) || may.contains(PosixFilePermission.OTHERS_WRITE)) {
                warnings.add(TokensFile.called(path)
                        + " can be read or written by every user of this machine; chmod 640 " + path);
            }
            Tokens tokens = TokensFile.read(path, Files.readAllBytes(path));
            tokens.all().stream()
                    .filter(token ->
                            token.expires().filter(Instant.now()::isAfter).isPresent())
                    .map(Token::name)
                    .forEach(name -> warnings.add("the token " + name + " in " + path
                            + " has expired and is good for nothing; make another, or take it out"));
        } catch (IOException | UnsupportedOperationException e) {
            warnings.add("who may read " + path + " cannot be told here: " + e);
        }
    }

    /** Whether nobody but this machine can reach what listens there: an address of loopback, or a name all of whose addresses are. */
    static boolean isLoopback(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            throw new ConfigException(Variable.CLAIMLINE_HTTP_HOST + " is \"" + host
                    + "\", which is no address of this machine; give one, such as 127.0.0.1");
        }
    }
}
