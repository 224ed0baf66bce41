package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.DeviceStateChanged;
import io.belfry.contracts.pbx.ExtensionStateChanged;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.state.PhoneState;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.phone.LineStatus;
import io.belfry.stats.phone.LineStatus.DeviceFact;
import io.belfry.stats.phone.LineStatus.Hint;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.util.List;
import java.util.Optional;

/** The status of every line (A112). */
final class Phones {

    private final Table<Hint> hints;
    private final Table<DeviceFact> devices;
    private final Table<PhoneState> shown;
    private final Directory directory;
    private final Outbox outbox;

    Phones(Tables tables, Directory directory, Outbox outbox) {
        hints = tables.table("hint", Hint.class);
        devices = tables.table("device", DeviceFact.class);
        shown = tables.table("phone", PhoneState.class);
        this.directory = directory;
        this.outbox = outbox;
    }

    void on(Moment moment, ExtensionStateChanged event, int generation) {
        hints.put(
                moment.pbx(),
                event.exten() + "@" + event.context(),
                new Hint(event.exten(), event.context(), event.hint(), event.status(), generation));
        directory
                .lineOfNumber(moment.pbx(), event.exten())
                .ifPresent(line -> show(moment, line, null));
    }

    void on(Moment moment, DeviceStateChanged event, int generation) {
        devices.put(
                moment.pbx(), event.device().value(), new DeviceFact(event.state(), generation));
        directory
                .lineOfDevice(moment.pbx(), event.device())
                .ifPresent(line -> show(moment, line, null));
    }

    void configured(Moment moment, LineConfig line) {
        show(moment, line, null);
    }

    void unconfigured(Moment moment, LineId id) {
        shown.delete(moment.pbx(), id.toString());
        outbox.gone(Topics.STATE_PHONES, moment, id.toString());
    }

    /**
     * Drops what the resync did not name. A PBX that cannot list its hints or devices names none of
     * them: then the last word holds.
     */
    void resynced(Moment moment, int generation) {
        PbxId pbx = moment.pbx();
        List<Hint> known = hints.all(pbx);
        if (known.stream().anyMatch(h -> h.seen() == generation)) {
            for (Hint hint : known) {
                if (hint.seen() < generation) {
                    hints.delete(pbx, hint.exten() + "@" + hint.context());
                    directory
                            .lineOfNumber(pbx, hint.exten())
                            .ifPresent(line -> show(moment, line, PhoneStatus.INDISPONIBLE));
                }
            }
        }
    }

    private void show(Moment moment, LineConfig line, PhoneStatus unknown) {
        PbxId pbx = moment.pbx();
        DeviceFact device = line.device() == null ? null : devices.get(pbx, line.device().value());
        PhoneStatus status = LineStatus.of(hint(pbx, line).orElse(null), device);
        PhoneStatus now = status == null ? unknown : status;
        if (now == null) {
            return;
        }
        PhoneState before = shown.get(pbx, line.id().toString());
        boolean same = before != null && before.status() == now;
        PhoneState state =
                new PhoneState(
                        line.id(), line.number(), now, same ? before.since() : moment.time());
        if (!state.equals(before)) {
            shown.put(pbx, line.id().toString(), state);
            outbox.state(Topics.STATE_PHONES, moment, state);
        }
    }

    private Optional<Hint> hint(PbxId pbx, LineConfig line) {
        return line.context() == null
                ? hints.startingWith(pbx, line.number() + "@").stream().findFirst()
                : Optional.ofNullable(hints.get(pbx, line.number() + "@" + line.context()));
    }
}
