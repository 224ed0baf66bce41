package io.belfry.simulator.ami;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What is asked and done about channels and bridges that exist. */
final class ChannelActions {

    private ChannelActions() {}

    static void register(Map<String, BiFunction<Pbx, Action, Reply>> handlers) {
        handlers.put("CoreShowChannels", ChannelActions::coreShowChannels);
        handlers.put("Status", ChannelActions::status);
        handlers.put("BridgeList", ChannelActions::bridgeList);
        handlers.put("BridgeInfo", ChannelActions::bridgeInfo);
        handlers.put("Hangup", ChannelActions::hangup);
        handlers.put("Getvar", ChannelActions::getvar);
        handlers.put("Setvar", ChannelActions::setvar);
    }

    private static Reply coreShowChannels(Pbx pbx, Action action) {
        Reply reply = Reply.list("Channels will follow");
        for (Channel c : pbx.board().channels()) {
            long seconds = age(pbx, c);
            String duration =
                    "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
            reply.event(
                    "CoreShowChannel",
                    e ->
                            e.channel(c)
                                    .put("Application", c.app)
                                    .put("ApplicationData", c.appData)
                                    .put("Duration", duration)
                                    .put("BridgeId", c.bridge == null ? "" : c.bridge.id));
        }
        return reply.complete("CoreShowChannelsComplete");
    }

    private static long age(Pbx pbx, Channel c) {
        return (pbx.board().time().now() - c.createdAt) / 1_000_000;
    }

    private static Reply status(Pbx pbx, Action action) {
        Optional<String> name = action.find("Channel");
        if (name.isPresent() && pbx.board().channel(name.get()) == null) {
            return Reply.error("No such channel");
        }
        Reply reply = Reply.list("Channel status will follow");
        for (Channel c : pbx.board().channels()) {
            if (name.map(c.name::equals).orElse(true)) {
                reply.event(
                        "Status",
                        e ->
                                e.channel(c)
                                        .put("Type", c.name.substring(0, c.name.indexOf('/')))
                                        .put("DNID", c.dnid)
                                        .put("TimeToHangup", 0)
                                        .put("BridgeID", c.bridge == null ? "" : c.bridge.id)
                                        .put("Application", c.app)
                                        .put("Data", c.appData)
                                        .put("Seconds", age(pbx, c)));
            }
        }
        return reply.complete("StatusComplete");
    }

    private static List<Bridge> bridges(Pbx pbx) {
        return pbx.board().channels().stream()
                .map(c -> c.bridge)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Reply bridgeList(Pbx pbx, Action action) {
        Reply reply = Reply.list("Bridge listing will follow");
        bridges(pbx).forEach(b -> reply.event("BridgeListItem", e -> e.bridge(b)));
        return reply.complete("BridgeListComplete");
    }

    private static Reply bridgeInfo(Pbx pbx, Action action) {
        Optional<Bridge> bridge =
                bridges(pbx).stream()
                        .filter(b -> b.id.equals(action.get("BridgeUniqueid")))
                        .findFirst();
        if (bridge.isEmpty()) {
            return Reply.error("Bridge not found");
        }
        Reply reply = Reply.list("Bridge channel listing will follow");
        bridge.get().channels.forEach(c -> reply.event("BridgeInfoChannel", e -> e.channel(c)));
        return reply.event(
                "BridgeInfoComplete",
                e ->
                        e.bridge(bridge.get())
                                .put("EventList", "Complete")
                                .put("ListItems", bridge.get().channels.size()));
    }

    /** Ends a channel; a name between slashes is a regular expression. */
    private static Reply hangup(Pbx pbx, Action action) {
        String name = action.get("Channel");
        if (name.isEmpty()) {
            return Reply.error("No channel specified");
        }
        boolean isPattern = name.length() > 2 && name.startsWith("/") && name.endsWith("/");
        Pattern pattern;
        try {
            String regex = isPattern ? name.substring(1, name.length() - 1) : Pattern.quote(name);
            pattern = Pattern.compile(isPattern ? regex : "^" + regex + "$");
        } catch (PatternSyntaxException e) {
            return Reply.error("Regex compile failed on: " + name);
        }
        List<Channel> found =
                pbx.board().channels().stream()
                        .filter(c -> pattern.matcher(c.name).find())
                        .toList();
        if (found.isEmpty()) {
            return Reply.error(isPattern ? "No matching channels" : "No such channel");
        }
        int cause =
                action.find("Cause")
                        .filter(v -> v.matches("\\d{1,3}"))
                        .map(Integer::valueOf)
                        .orElse(0);
        for (Channel c : found) {
            if (!c.gone) {
                c.conductor.drop(c, cause);
            }
        }
        return Reply.success("Channel Hungup");
    }

    private static Reply getvar(Pbx pbx, Action action) {
        if (action.find("Variable").isEmpty()) {
            return Reply.error("No variable specified");
        }
        String name = action.get("Variable");
        Channel channel = pbx.board().channel(action.get("Channel"));
        if (channel == null && action.find("Channel").isPresent()) {
            return Reply.error("No such channel");
        }
        String value = channel == null ? "" : channel.variables.getOrDefault(name, "");
        return Reply.success(r -> r.put("Variable", name).put("Value", value));
    }

    private static Reply setvar(Pbx pbx, Action action) {
        if (action.find("Variable").isEmpty()) {
            return Reply.error("No variable specified");
        }
        Channel channel = pbx.board().channel(action.get("Channel"));
        if (channel == null) {
            return Reply.error("No such channel");
        }
        pbx.board().var(channel, action.get("Variable"), action.get("Value"));
        return Reply.success("Variable Set");
    }
}
