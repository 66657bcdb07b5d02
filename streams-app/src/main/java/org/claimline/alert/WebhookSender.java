package org.claimline.alert;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts messages to receivers, signed by the Standard Webhooks convention. A try ends within its time, whatever the other side does; of its answer a
 * little is read. Redirects are not followed, no proxy is asked, no cookie kept. It connects only to addresses that {@link AddressGuard}
 * permits, and to no other than the one that was looked at. Any number of threads may send.
 */
public final class WebhookSender implements AutoCloseable {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final int READ = 1_024;
    private static final int SHOWN = 200;
    /** Those who call see to it that it is not so many: nobody waits here for a message to somebody else. */
    private static final int CONNECTIONS = 10_000;

    private final CloseableHttpClient client;
    private final PoolingHttpClientConnectionManager connections;
    private final ScheduledThreadPoolExecutor timer;
    private final Duration longest;
    private final Clock clock;

    /**
     * A message as it is posted.
     *
     * @param id   the same in every try: receivers tell repeats by it
     * @param body JSON in UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Message(String id, byte[] body) {}

    /** @param longest how long one try may take, from looking up the name to the answer */
    public WebhookSender(AddressGuard guard, Duration longest, Clock clock) {
        this(guard, SystemDefaultDnsResolver.INSTANCE, longest, clock);
    }

    WebhookSender(AddressGuard guard, DnsResolver names, Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
        Timeout timeout = Timeout.of(longest);
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Guarded(guard, names))
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
        client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .setRedirectsEnabled(false)
                        .build())
                // each message looks its receiver up anew, and none fails for a connection that was closed meanwhile
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Claimline")
                .build();
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "webhook-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Tries once.
     *
     * @param secrets the receiver's; while it changes from one to another both sign
     */
    public Outcome send(Message message, URI url, List<WebhookSecret> secrets) {
        HttpPost post = new HttpPost(url);
        Instant now = clock.instant();
        post.setHeader(ID, message.id());
        post.setHeader(TIMESTAMP, Long.toString(now.getEpochSecond()));
        post.setHeader(
                SIGNATURE,
                secrets.stream()
                        .map(secret -> secret.signature(message.id(), now, message.body()))
                        .collect(Collectors.joining(" ")));
        post.setEntity(new ByteArrayEntity(message.body(), ContentType.APPLICATION_JSON));
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = timer.schedule(
                () -> {
                    late.set(true);
                    post.abort();
                },
                longest.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return post(post);
        } catch (IOException | HttpException | RuntimeException e) {
            return Outcome.Failed.unreachable(
                    late.get() || isSilence(e) ? "no answer within " + longest.toMillis() + " ms" : words(e));
        } finally {
            deadline.cancel(false);
        }
    }

    /** The client gives up at the same time as the deadline does, and either may be first. */
    private static boolean isSilence(Exception failure) {
        return failure instanceof SocketTimeoutException && !(failure instanceof ConnectTimeoutException);
    }

    private Outcome post(HttpPost post) throws IOException, HttpException {
        ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(post), post, null);
        try {
            return outcome(response);
        } finally {
            // the rest of the answer, however long, is not waited for
            post.abort();
            Closer.closeQuietly(response);
        }
    }

    private Outcome outcome(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            return new Outcome.Taken(status);
        }
        String said = status >= 300 && status < 400 ? "; redirects are not followed" : said(response);
        return new Outcome.Failed("answered " + status + said, retryAfter(response), Outcome.Cause.of(status));
    }

    /** The beginning of what it said, on one line. */
    private static String said(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        InputStream content = entity.getContent();
        byte[] read = content.readNBytes(READ);
        String text = new String(read, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
                .strip();
        return text.isEmpty() ? "" : ": " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
    }

    /** In seconds, or as a date. What cannot be read is as if it were not there. */
    private Optional<Duration> retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null) {
            return Optional.empty();
        }
        String value = header.getValue().strip();
        try {
            Duration asked = value.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(asked).filter(a -> !a.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String words(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        connections.close(CloseMode.IMMEDIATE);
    }

    /** Looks names up, and gives only addresses that may be connected to. */
    private record Guarded(AddressGuard guard, DnsResolver names) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] all = names.resolve(host);
            InetAddress[] permitted = Arrays.stream(all).filter(guard::permits).toArray(InetAddress[]::new);
            if (permitted.length == 0) {
                throw new UnknownHostException(host + " is " + shown(all)
                        + ", which is not on the public internet; an operator can allow it in"
                        + " CLAIMLINE_WEBHOOK_ALLOWED_NETWORKS");
            }
            return permitted;
        }

        private static String shown(InetAddress[] addresses) {
            return Arrays.stream(addresses).map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return names.resolveCanonicalHostname(host);
        }
    }
}
