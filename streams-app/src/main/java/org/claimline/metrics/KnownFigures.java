package org.claimline.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.claimline.alert.Deliveries;
import org.claimline.avro.Status;
import org.claimline.query.KeptDispute;
import org.claimline.query.ReadModel;
import org.claimline.query.Registers;
import org.claimline.query.UnreadableEntry;
import org.claimline.topology.register.RegisterKind;

/** What every instance knows of the whole service by reading along; the same on each, so it is not added up. */
final class KnownFigures implements Figures {
    private final ReadModel model;
    private final Registers registers;
    private final Deliveries told;
    private final MultiGauge towns;
    private final MultiGauge disputes;
    private final MultiGauge unreadable;
    private final MultiGauge deliveries;

    KnownFigures(MeterRegistry registry, ReadModel model, Registers registers, Deliveries told) {
        this.model = model;
        this.registers = registers;
        this.told = told;
        towns = Gauges.of(registry, "claimline.towns", "Towns of which something is told, by status");
        disputes = Gauges.of(registry, "claimline.disputes", "Disputes, open and closed");
        unreadable = Gauges.of(
                registry, "claimline.unreadable.entries", "Entries of registers whose newest record cannot be read");
        deliveries = Gauges.of(
                registry, "claimline.deliveries", "Deliveries of alerts that are remembered, by receiver and state");
    }

    @Override
    public String of() {
        return "known";
    }

    @Override
    public void take() {
        Map<Status, Integer> byStatus = new EnumMap<>(Status.class);
        model.towns().forEach(town -> byStatus.merge(town.state().getStatus(), 1, Integer::sum));
        towns.register(Gauges.rows("status", Status.values(), byStatus), true);
        List<KeptDispute> all = model.disputes();
        long open = all.stream().filter(KeptDispute::isOpen).count();
        disputes.register(
                List.of(Row.of(Tags.of("state", "open"), open), Row.of(Tags.of("state", "closed"), all.size() - open)),
                true);
        takeUnreadable();
        takeDeliveries();
    }

    private void takeUnreadable() {
        Map<RegisterKind, Integer> byRegister = new EnumMap<>(RegisterKind.class);
        for (UnreadableEntry entry : registers.unreadable()) {
            byRegister.merge(entry.register(), 1, Integer::sum);
        }
        unreadable.register(Gauges.rows("register", RegisterKind.values(), byRegister), true);
    }

    private void takeDeliveries() {
        List<Row<?>> rows = new ArrayList<>();
        told.counts()
                .forEach((receiver, states) -> states.forEach((state, count) ->
                        rows.add(Row.of(Tags.of("receiver", receiver, "state", Names.of(state)), (Number) count))));
        deliveries.register(rows, true);
    }
}
