package io.belfry.simulator.ami;

import io.belfry.simulator.call.ParkingLot;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.wire.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What moves channels: BlindTransfer, Atxfer, CancelAtxfer, Redirect, Bridge, Park. */
final class TransferActions {

    private static final String NO_CHANNEL = "No channel specified";
    private static final String UNKNOWN = "Channel specified does not exist";
    private static final String INTERNAL = "internal";

    private TransferActions() {}

    static void register(Map<String, BiFunction<Pbx, Action, Reply>> handlers) {
        handlers.put("BlindTransfer", TransferActions::blind);
        handlers.put("Atxfer", TransferActions::attended);
        handlers.put("CancelAtxfer", TransferActions::cancel);
        handlers.put("Redirect", TransferActions::redirect);
        handlers.put("Bridge", TransferActions::bridge);
        handlers.put("Park", TransferActions::park);
        handlers.put("ParkedCalls", TransferActions::parked);
        handlers.put("Parkinglots", (pbx, action) -> lots());
    }

    private static Reply blind(Pbx pbx, Action action) {
        return towards(
                pbx,
                action,
                c ->
                        pbx.control().blindTransfer(c, context(action), action.get("Exten"))
                                ? Reply.success("Transfer succeeded")
                                : Reply.error("Transfer invalid"));
    }

    /** As in Asterisk the digits are queued in any case: nothing comes of them outside a talk. */
    private static Reply attended(Pbx pbx, Action action) {
        return towards(
                pbx,
                action,
                c -> {
                    pbx.control().attendedTransfer(c, context(action), action.get("Exten"));
                    return Reply.success("Atxfer successfully queued");
                });
    }

    private static Reply cancel(Pbx pbx, Action action) {
        return onChannel(
                pbx,
                action,
                c -> {
                    pbx.control().cancelAttendedTransfer(c);
                    return Reply.success("CancelAtxfer successfully queued");
                });
    }

    private static Reply towards(Pbx pbx, Action action, Function<Channel, Reply> transfer) {
        return action.find("Channel").isPresent() && action.find("Exten").isEmpty()
                ? Reply.error("No extension specified")
                : onChannel(pbx, action, transfer);
    }

    private static Reply onChannel(Pbx pbx, Action action, Function<Channel, Reply> deed) {
        if (action.find("Channel").isEmpty()) {
            return Reply.error(NO_CHANNEL);
        }
        Channel c = pbx.board().channel(action.get("Channel"));
        return c == null ? Reply.error(UNKNOWN) : deed.apply(c);
    }

    private static String context(Action action) {
        return action.find("Context").orElse(INTERNAL);
    }

    private static Reply redirect(Pbx pbx, Action action) {
        String name = action.get("Channel");
        if (name.isEmpty()) {
            return Reply.error("Channel not specified");
        }
        Channel channel = pbx.board().channel(name);
        if (channel == null) {
            return Reply.error("Channel does not exist: " + name);
        }
        if (action.find("Exten").isEmpty()) {
            return Reply.error("Exten not specified");
        }
        String extraName = action.get("ExtraChannel");
        if (extraName.isEmpty()) {
            return pbx.control().redirect(channel, context(action), action.get("Exten"))
                    ? Reply.success("Redirect successful")
                    : Reply.error("Redirect failed");
        }
        Channel extra = pbx.board().channel(extraName);
        if (extra == null) {
            return Reply.error("ExtraChannel does not exist: " + extraName);
        }
        String extraContext = action.find("ExtraContext").orElse(context(action));
        String extraExten = action.find("ExtraExten").orElse(action.get("Exten"));
        return pbx.control()
                        .redirect(
                                channel,
                                context(action),
                                action.get("Exten"),
                                extra,
                                extraContext,
                                extraExten)
                ? Reply.success("Dual Redirect successful")
                : Reply.error("Redirect failed");
    }

    private static Reply bridge(Pbx pbx, Action action) {
        for (String header : List.of("Channel1", "Channel2")) {
            if (action.find(header).isEmpty()) {
                return Reply.error("Missing " + header.toLowerCase(Locale.ROOT) + " in request");
            }
            if (pbx.board().channel(action.get(header)) == null) {
                return Reply.error(header + " does not exists: " + action.get(header));
            }
        }
        return pbx.control()
                        .bridge(
                                pbx.board().channel(action.get("Channel1")),
                                pbx.board().channel(action.get("Channel2")))
                ? Reply.success("Channels have been bridged")
                : Reply.error("Unable to bridge channels");
    }

    private static Reply park(Pbx pbx, Action action) {
        if (action.find("Channel").isEmpty()) {
            return Reply.error("Channel not specified");
        }
        String timeout = action.find("Timeout").orElse("0");
        if (!timeout.matches("\\d{1,8}")) {
            return Reply.error("Invalid Timeout value.");
        }
        Channel c = pbx.board().channel(action.get("Channel"));
        if (c == null) {
            return Reply.error("Channel does not exist");
        }
        if (!action.find("Parkinglot").orElse(ParkingLot.NAME).equals(ParkingLot.NAME)) {
            return Reply.error("Park action failed");
        }
        Channel comeback = action.find("TimeoutChannel").map(n -> pbx.board().channel(n)).orElse(c);
        return pbx.control().park(c, comeback, Integer.parseInt(timeout) / 1000)
                ? Reply.success("Park successful")
                : Reply.error("Park action failed");
    }

    private static Reply parked(Pbx pbx, Action action) {
        Reply reply = Reply.list("Parked calls will follow");
        List<ParkingLot.Parked> calls = pbx.parking().parked();
        for (ParkingLot.Parked call : calls) {
            reply.event("ParkedCall", call::headers);
        }
        return reply.event(
                "ParkedCallsComplete",
                e ->
                        e.put("EventList", "Complete")
                                .put("ListItems", calls.size())
                                .put("Total", calls.size()));
    }

    private static Reply lots() {
        return Reply.list("Parking lots will follow")
                .event(
                        "Parkinglot",
                        e ->
                                e.put("Name", ParkingLot.NAME)
                                        .put("StartSpace", ParkingLot.FIRST)
                                        .put("StopSpace", ParkingLot.LAST)
                                        .put("Timeout", ParkingLot.DEFAULT_TIMEOUT))
                .complete("ParkinglotsComplete");
    }
}
