package io.belfry.simulator.ami;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.DeviceState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Ping, CoreSettings, CoreStatus, UserEvent, Command, and the lists of devices and hints. */
final class SystemActions {

    static final String VERSION = "22.10.1";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final ZonedDateTime STARTED = Instant.now().atZone(ZoneOffset.UTC);

    private SystemActions() {}

    static void register(Map<String, BiFunction<Pbx, Action, Reply>> handlers) {
        handlers.put("Ping", SystemActions::ping);
        handlers.put("CoreSettings", (pbx, action) -> coreSettings());
        handlers.put("CoreStatus", SystemActions::coreStatus);
        handlers.put("UserEvent", SystemActions::userEvent);
        handlers.put("Command", SystemActions::command);
        handlers.put("ExtensionStateList", SystemActions::extensionStates);
        handlers.put("DeviceStateList", SystemActions::deviceStates);
    }

    private static Reply ping(Pbx pbx, Action action) {
        long now = pbx.board().time().now();
        return Reply.success(
                r ->
                        r.put("Ping", "Pong")
                                .put(
                                        "Timestamp",
                                        "%d.%06d".formatted(now / 1_000_000, now % 1_000_000)));
    }

    private static Reply coreSettings() {
        return Reply.success(
                r ->
                        r.put("AMIversion", "11.0.0")
                                .put("AsteriskVersion", VERSION)
                                .put("SystemName", "")
                                .put("CoreMaxCalls", 0)
                                .put("CoreMaxLoadAvg", "0.000000")
                                .put("CoreRunUser", "")
                                .put("CoreRunGroup", "")
                                .put("CoreMaxFilehandles", 0)
                                .put("CoreRealTimeEnabled", "Yes")
                                .put("CoreCDRenabled", "No")
                                .put("CoreHTTPenabled", "No")
                                .put("SoundsSearchCustomDir", "No"));
    }

    private static Reply coreStatus(Pbx pbx, Action action) {
        return Reply.success(
                r ->
                        r.put("CoreStartupDate", STARTED.toLocalDate())
                                .put("CoreStartupTime", TIME.format(STARTED))
                                .put("CoreReloadDate", STARTED.toLocalDate())
                                .put("CoreReloadTime", TIME.format(STARTED))
                                .put("CoreCurrentCalls", calls(pbx))
                                .put("CoreProcessedCalls", pbx.calls().size()));
    }

    private static long calls(Pbx pbx) {
        return pbx.board().channels().stream().map(Channel::linkedId).distinct().count();
    }

    private static Reply userEvent(Pbx pbx, Action action) {
        if (action.find("UserEvent").isEmpty()) {
            return Reply.error("UserEvent requires an event name");
        }
        pbx.board()
                .event(
                        "UserEvent",
                        "user",
                        e -> {
                            e.put("UserEvent", action.get("UserEvent"));
                            action.headers().stream()
                                    .filter(h -> !h.getKey().equalsIgnoreCase("Action"))
                                    .filter(h -> !h.getKey().equalsIgnoreCase("UserEvent"))
                                    .forEach(h -> e.put(h.getKey(), h.getValue()));
                        });
        return Reply.success("Event Sent");
    }

    private static Reply command(Pbx pbx, Action action) {
        String output =
                switch (action.get("Command")) {
                    case "core show version" -> "Asterisk " + VERSION + " (Belfry PBX simulator)";
                    case "core show channels count" ->
                            pbx.board().channels().size() + " active channels";
                    default -> null;
                };
        if (output == null) {
            return Reply.response(
                    "Error",
                    r ->
                            r.put("Message", "Command output follows")
                                    .put(
                                            "Output",
                                            "No such command '" + action.get("Command") + "'"));
        }
        return Reply.success(r -> r.put("Message", "Command output follows").put("Output", output));
    }

    private static Reply extensionStates(Pbx pbx, Action action) {
        Reply reply = Reply.list("Extension Statuses will follow");
        Map<String, String> hints = new TreeMap<>(pbx.board().devices().hints());
        hints.forEach(
                (device, exten) -> {
                    DeviceState state = pbx.board().devices().of(device);
                    reply.event(
                            "ExtensionStatus",
                            e ->
                                    e.put("Exten", exten)
                                            .put("Context", "internal")
                                            .put("Hint", device)
                                            .put("Status", state.extensionStatus())
                                            .put("StatusText", state.extensionText()));
                });
        return reply.complete("ExtensionStateListComplete");
    }

    private static Reply deviceStates(Pbx pbx, Action action) {
        Reply reply = Reply.list("Device State Changes will follow");
        new TreeMap<>(pbx.board().devices().all())
                .forEach(
                        (device, state) ->
                                reply.event(
                                        "DeviceStateChange",
                                        e -> e.put("Device", device).put("State", state)));
        return reply.complete("DeviceStateListComplete");
    }
}
