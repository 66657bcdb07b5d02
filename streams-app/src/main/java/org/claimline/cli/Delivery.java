package org.claimline.cli;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.claimline.alert.AlertMessages;
import org.claimline.alert.LanesCourier;
import org.claimline.alert.PlaceNames;
import org.claimline.alert.ReceiverRegister;
import org.claimline.alert.Receivers;
import org.claimline.alert.WebhookSecret;
import org.claimline.alert.WebhookSender;
import org.claimline.alert.delivery.DeliverySettings;
import org.claimline.alert.delivery.DeliveryTopology;
import org.claimline.avro.DeliveryOrder;
import org.claimline.avro.EnteredBy;
import org.claimline.avro.Receiver;
import org.claimline.ingest.Entries;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.ReceiverJson.Draft;
import org.claimline.ingest.TopicWriter;
import org.claimline.query.Registers;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Fault;
import org.claimline.topology.Topics;
import org.claimline.web.Json;

/** What an instance tells receivers with: who they are, what sends to them, and what is written of them. */
final class Delivery implements AutoCloseable {
    private final AlertConfig config;
    private final LanesCourier courier;
    private final TopicWriter<Receiver> entries;
    private final TopicWriter<DeliveryOrder> orders;
    private final ReceiverRegister register;
    private final DeliveryTopology.Means means;

    private Delivery(
            AlertConfig config,
            LanesCourier courier,
            TopicWriter<Receiver> entries,
            TopicWriter<DeliveryOrder> orders,
            ReceiverRegister register,
            DeliveryTopology.Means means) {
        this.config = config;
        this.courier = courier;
        this.entries = entries;
        this.orders = orders;
        this.register = register;
        this.means = means;
    }

    static Delivery of(
            ServiceConfig config,
            ContractSerdes serdes,
            Clock clock,
            Receivers receivers,
            Registers registers,
            Json json) {
        Topics topics = config.topics();
        AlertConfig alerts = config.alerts();
        LanesCourier courier = new LanesCourier(new WebhookSender(alerts.guard(), alerts.timeout(), clock));
        TopicWriter<Receiver> entries = TopicWriter.receivers(topics, serdes, config.kafka(), clock);
        SecureRandom random = new SecureRandom();
        URI service = alerts.publicUrl()
                .orElseGet(
                        () -> URI.create("http://" + config.server(config.web().port())));
        return new Delivery(
                alerts,
                courier,
                entries,
                TopicWriter.deliveryOrders(topics, serdes, config.kafka(), clock),
                new ReceiverRegister(
                        receivers, entries, new PlaceNames(registers), () -> WebhookSecret.random(random), clock),
                new DeliveryTopology.Means(
                        receivers,
                        courier,
                        new AlertMessages(service, json::bytes),
                        DeliverySettings.of(alerts.plan()),
                        new Random()));
    }

    DeliveryTopology.Means means() {
        return means;
    }

    ReceiverRegister register() {
        return register;
    }

    TopicWriter<DeliveryOrder> orders() {
        return orders;
    }

    /** Enters the receivers of the file, and takes out those that it does not name any more. */
    void enterConfigured() {
        Path file = config.receivers().orElse(null);
        Entries<Draft> read = file == null ? Entries.none() : ReceiversFile.read(file, System.getenv());
        try {
            List<Fault> faults = register.enterAll(read, EnteredBy.CONFIGURATION);
            if (!faults.isEmpty()) {
                throw new ConfigException(
                        "the file of receivers " + file + " (" + Variable.CLAIMLINE_RECEIVERS + ") has faults: "
                                + faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
            }
        } catch (NotWrittenException e) {
            throw new UnavailableException("the receivers of " + file + " could not be entered: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        Closing.all(new ArrayList<>(List.of(courier, entries, orders)));
    }
}
