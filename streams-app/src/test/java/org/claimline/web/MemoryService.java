package org.claimline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.claimline.alert.Deliveries;
import org.claimline.alert.DeliveryDesk;
import org.claimline.alert.PlaceNames;
import org.claimline.alert.ReceiverRegister;
import org.claimline.alert.Receivers;
import org.claimline.alert.WebhookSecret;
import org.claimline.avro.AlertAcknowledgement;
import org.claimline.avro.DeliveryOrder;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Dispute;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.Receiver;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.TownState;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.RegisterEdit;
import org.claimline.ingest.RegisterSink;
import org.claimline.ingest.ReportIntake;
import org.claimline.ingest.Sink;
import org.claimline.metrics.Metrics;
import org.claimline.query.ClaimAccounts;
import org.claimline.query.ClaimQueries;
import org.claimline.query.ClaimsHere;
import org.claimline.query.CountSource;
import org.claimline.query.Counts;
import org.claimline.query.DeskModel;
import org.claimline.query.DisputesWindow;
import org.claimline.query.FeedQueries;
import org.claimline.query.FeedView;
import org.claimline.query.HeldHere;
import org.claimline.query.Holder;
import org.claimline.query.Moment;
import org.claimline.query.MovingException;
import org.claimline.query.ReadModel;
import org.claimline.query.Registers;
import org.claimline.query.RowAccounts;
import org.claimline.query.ServiceStatus;
import org.claimline.query.TimelineView;
import org.claimline.query.TownAccount;
import org.claimline.query.TownQueries;
import org.claimline.topology.ReportValidator;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.TownRow;
import org.claimline.topology.fold.UndoneReader.Undoing;
import org.claimline.web.access.Protection;

/** The whole HTTP service on a port of its own, with lists in place of the broker; what is written is kept to be looked at. */
final class MemoryService implements AutoCloseable {
    static final int LARGEST_BODY = 100_000;
    static final HttpClient CLIENT = HttpClient.newHttpClient();
    static final ObjectMapper JSON = new ObjectMapper();

    /** Of one moment: what tells when it was made is the same whenever it is asked for. */
    final Metrics metrics = new Metrics(Path.of("."));

    final ReadModel model = new ReadModel(0, Clock.fixed(Samples.THEN, ZoneOffset.UTC));

    final Registers registers = new Registers();
    final List<SourceReport> reports = Collections.synchronizedList(new ArrayList<>());
    final List<Source> sources = Collections.synchronizedList(new ArrayList<>());
    final List<Place> places = Collections.synchronizedList(new ArrayList<>());
    final List<Party> parties = Collections.synchronizedList(new ArrayList<>());
    final List<RegisterEdit> trail = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Map<String, String>> removed = new ConcurrentHashMap<>();
    final List<DeskDecision> decisions = Collections.synchronizedList(new ArrayList<>());
    final List<AlertAcknowledgement> acknowledgements = Collections.synchronizedList(new ArrayList<>());

    /** What is read before an acknowledgement that was just written. */
    volatile Runnable beforeAcknowledging = () -> {};

    final DeskModel desk = new DeskModel();
    final Receivers receivers = new Receivers();
    final Deliveries deliveries = new Deliveries();
    final List<DeliveryOrder> orders = Collections.synchronizedList(new ArrayList<>());
    final List<String> waitingFor = Collections.synchronizedList(new ArrayList<>());
    final List<String> fatal = Collections.synchronizedList(new ArrayList<>());
    final List<String> unread = Collections.synchronizedList(new ArrayList<>());
    final Accounts accounts = new Accounts();
    volatile boolean brokerAway;
    final MemoryReplays replays;
    final HttpService service;

    private MemoryService(
            Function<Registers, ReportIntake.Check> check,
            List<String> corsOrigins,
            MemoryReplays replays,
            Protection protection) {
        this.replays = replays;
        this.service = HttpService.start(
                new WebConfig("127.0.0.1", 0, WebConfig.DEFAULT_ZONE, LARGEST_BODY, corsOrigins).with(protection),
                parts(check.apply(registers)));
    }

    /** A service with the check that the real one has, at the time {@link Samples#THEN}. */
    static MemoryService real() {
        return real(List.of());
    }

    /** The same for pages of other origins too. */
    static MemoryService real(List<String> corsOrigins) {
        return of(MemoryReplays.LIVE, corsOrigins);
    }

    /** One that shows a view of that name. */
    static MemoryService of(String view, List<String> corsOrigins) {
        return of(view, corsOrigins, Protection.NONE);
    }

    /** One that shows a view of that name, to those who may see it. */
    static MemoryService protectedBy(String view, Protection protection) {
        return of(view, List.of(), protection);
    }

    /** The same for pages of other origins too. */
    static MemoryService protectedBy(String view, Protection protection, List<String> corsOrigins) {
        return of(view, corsOrigins, protection);
    }

    private static MemoryService of(String view, List<String> corsOrigins, Protection protection) {
        return new MemoryService(
                registers -> report -> ReportValidator.DEFAULT.faults(report, Samples.THEN, registers.claimReader()),
                corsOrigins,
                new MemoryReplays(view),
                protection);
    }

    /** A service with {@code check} for what a report means. */
    static MemoryService checking(ReportIntake.Check check) {
        return new MemoryService(registers -> check, List.of(), new MemoryReplays(MemoryReplays.LIVE), Protection.NONE);
    }

    /** What the service answers from; for a second one on the same things. */
    HttpService.Parts parts(ReportIntake.Check check) {
        Json json = new Json(WebConfig.DEFAULT_ZONE);
        Clock clock = Clock.fixed(Samples.THEN, ZoneOffset.UTC);
        HeldHere held = new HeldHere(accounts, new Counted());
        HttpPeers peers = new HttpPeers(json, model.incarnation());
        return new HttpService.Parts(
                new TownQueries(model, registers, accounts, held, peers),
                new FeedQueries(model, accounts, held, peers),
                new ClaimQueries(registers, accounts, new ClaimsHere(accounts, registers, desk), peers),
                held,
                model,
                registers,
                desk,
                new ReportIntake(check, into(reports), clock),
                new Sinks(
                        register(sources),
                        register(places),
                        register(parties),
                        made -> {
                            into(decisions).write(made);
                            made.forEach(desk::add);
                        },
                        told -> {
                            into(acknowledgements).write(told);
                            beforeAcknowledging.run();
                            told.forEach(model::put);
                        }),
                (register, id) -> trail.stream()
                        .filter(edit -> edit.register() == register)
                        .filter(edit -> id.filter(one -> !one.equals(edit.id())).isEmpty())
                        .toList(),
                receivers,
                register(clock),
                new DeliveryDesk(deliveries, into(orders), () -> "order-" + orders.size(), clock),
                () -> new ServiceStatus(
                        true,
                        new ServiceStatus.Reports(1, 1, 0, 0, 0),
                        new ServiceStatus.Claims(1, 1, 0, 0),
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        List.of(),
                        Map.of(),
                        new ServiceStatus.Connection("broker:9092", "http://registry:8081", "claimline.")),
                new Condition() {
                    @Override
                    public List<String> fatal() {
                        return List.copyOf(fatal);
                    }

                    @Override
                    public List<String> unread() {
                        return List.copyOf(unread);
                    }

                    @Override
                    public List<String> waitingFor() {
                        return List.copyOf(waitingFor);
                    }
                },
                TopicLayout.of(Topics.LIVE, TopicLayout.DEFAULT_PARTITIONS),
                clock,
                json,
                replays,
                metrics);
    }

    /** Receivers that are read back at once. */
    private ReceiverRegister register(Clock clock) {
        Sink<Receiver> kept = into(new ArrayList<>());
        return new ReceiverRegister(
                receivers,
                new RegisterSink<Receiver>() {
                    @Override
                    public void write(List<Receiver> entries) throws NotWrittenException {
                        kept.write(entries);
                        entries.forEach(receivers::put);
                    }

                    @Override
                    public void remove(List<String> ids, Map<String, String> said) {
                        ids.forEach(receivers::remove);
                    }
                },
                new PlaceNames(registers),
                () -> WebhookSecret.of("whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldY"),
                clock);
    }

    URI uri() {
        return service.uri();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    /** The body of what is answered with 200. */
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                path);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
        return CLIENT.send(request.uri(URI.create(uri() + path)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        service.close();
        metrics.close();
    }

    private <T> RegisterSink<T> register(List<T> list) {
        Sink<T> kept = into(list);
        return new RegisterSink<T>() {
            @Override
            public void write(List<T> entries) throws NotWrittenException {
                kept.write(entries);
            }

            @Override
            public void remove(List<String> keys, Map<String, String> said) throws NotWrittenException {
                kept.write(List.of());
                keys.forEach(key -> removed.put(key, said));
            }
        };
    }

    private <T> Sink<T> into(List<T> list) {
        return items -> {
            if (brokerAway) {
                throw new NotWrittenException("the broker is away", new IOException());
            }
            list.addAll(items);
        };
    }

    /** Nothing was counted. */
    private static final class Counted implements CountSource {
        @Override
        public Map<Holder, Set<Integer>> division() {
            return Map.of(new Holder.Here(), Set.of(0));
        }

        @Override
        public Counts of(Set<Integer> partitions) {
            return Counts.NONE;
        }
    }

    /** What is held are the rows given; what was asked is remembered. */
    static final class Accounts implements ClaimAccounts {
        volatile boolean moving;
        volatile Optional<URI> elsewhere = Optional.empty();
        volatile Moment asked = Moment.NOW;
        final Map<String, List<ClaimRow>> rows = new ConcurrentHashMap<>();

        /** By partition: how many of its towns are still being settled. */
        final Map<Integer, Integer> unsettled = new ConcurrentHashMap<>();

        @Override
        public Holder holderOf(String townId) {
            if (moving) {
                throw new MovingException("moved");
            }
            return elsewhere.<Holder>map(Holder.There::new).orElseGet(Holder.Here::new);
        }

        @Override
        public Map<Holder, Set<Integer>> division() {
            return Map.of(holderOf(""), Set.of(0));
        }

        @Override
        public Optional<TownAccount> account(String townId, Moment moment) {
            asked = moment;
            if (moving) {
                throw new MovingException("moved");
            }
            return RowAccounts.account(townId, rows.getOrDefault(townId, List.of()), moment);
        }

        @Override
        public Optional<TimelineView> timeline(String townId, Moment moment) {
            holderOf(townId);
            return RowAccounts.timeline(townId, rows.getOrDefault(townId, List.of()), moment);
        }

        @Override
        public <T> T rows(String townId, Function<List<? extends TownRow>, T> tell) {
            holderOf(townId);
            return tell.apply(rows.getOrDefault(townId, List.of()));
        }

        @Override
        public List<Undoing> undone(String townId) {
            return RowAccounts.undone(rows.getOrDefault(townId, List.of()));
        }

        @Override
        public Optional<TownState> state(String townId, Moment moment) {
            return RowAccounts.state(townId, rows.getOrDefault(townId, List.of()), moment);
        }

        @Override
        public List<TownState> states(Moment moment, Set<Integer> partitions) {
            holderOf("");
            return rows.entrySet().stream()
                    .flatMap(town -> RowAccounts.state(town.getKey(), town.getValue(), moment).stream())
                    .toList();
        }

        @Override
        public List<Dispute> disputes(Moment moment, Set<Integer> partitions, DisputesWindow window) {
            return RowAccounts.disputes(rows, moment, window);
        }

        @Override
        public List<Dispute> disputesOf(String townId, Moment moment, DisputesWindow window) {
            return RowAccounts.disputes(Map.of(townId, rows.getOrDefault(townId, List.of())), moment, window);
        }

        @Override
        public FeedView feed(Set<Integer> partitions) {
            holderOf("");
            return RowAccounts.feed(rows.values());
        }

        @Override
        public int unsettled(Set<Integer> partitions) {
            holderOf("");
            return partitions.stream()
                    .mapToInt(partition -> unsettled.getOrDefault(partition, 0))
                    .sum();
        }
    }
}
