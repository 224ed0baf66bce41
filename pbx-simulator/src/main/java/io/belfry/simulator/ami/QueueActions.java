package io.belfry.simulator.ami;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.Member;
import io.belfry.simulator.wire.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** The Queue* actions. */
final class QueueActions {

    private QueueActions() {}

    static void register(Map<String, BiFunction<Pbx, Action, Reply>> handlers) {
        handlers.put("QueueStatus", QueueActions::status);
        handlers.put("QueueSummary", QueueActions::summary);
        handlers.put("QueueAdd", QueueActions::add);
        handlers.put("QueueRemove", QueueActions::remove);
        handlers.put("QueuePause", QueueActions::pause);
        handlers.put("QueuePenalty", QueueActions::penalty);
        handlers.put("QueueMemberRingInUse", QueueActions::ringInUse);
        handlers.put("QueueLog", QueueActions::log);
    }

    private static List<CallQueue> asked(Pbx pbx, Action action) {
        return pbx.queues().all().stream()
                .filter(q -> action.find("Queue").map(q.name()::equals).orElse(true))
                .toList();
    }

    private static Reply status(Pbx pbx, Action action) {
        Reply reply = Reply.list("Queue status will follow");
        for (CallQueue q : asked(pbx, action)) {
            reply.event(
                    "QueueParams",
                    e ->
                            e.put("Queue", q.name())
                                    .put("Max", q.settings().maxLength())
                                    .put("Strategy", q.settings().strategy().asteriskName())
                                    .put("Calls", q.length())
                                    .put("Holdtime", q.statistics().holdTime())
                                    .put("TalkTime", q.statistics().talkTime())
                                    .put("Completed", q.statistics().completed())
                                    .put("Abandoned", q.statistics().abandoned())
                                    .put("ServiceLevel", q.settings().serviceLevel())
                                    .put("ServicelevelPerf", performance(q))
                                    .put("ServicelevelPerf2", performance(q))
                                    .put("Weight", q.settings().weight()));
            for (Member m : q.members()) {
                if (action.find("Member").map(m.address::equals).orElse(true)) {
                    member(reply, m);
                }
            }
            for (CallQueue.Waiting w : q.waiting()) {
                entry(reply, pbx, q, w);
            }
        }
        return reply.complete("QueueStatusComplete");
    }

    private static String performance(CallQueue q) {
        return String.format(Locale.ROOT, "%.1f", q.statistics().serviceLevelPerformance());
    }

    private static void member(Reply reply, Member m) {
        reply.event(
                "QueueMember",
                e ->
                        m.describe(
                                        e.put("Queue", m.queue)
                                                .put("Name", m.name)
                                                .put("Location", m.address))
                                .put("Wrapuptime", 0));
    }

    private static void entry(Reply reply, Pbx pbx, CallQueue q, CallQueue.Waiting w) {
        Channel c = w.caller();
        reply.event(
                "QueueEntry",
                e ->
                        e.put("Queue", q.name())
                                .put("Position", q.position(w))
                                .put("Channel", c.name)
                                .put("Uniqueid", c.uniqueId)
                                .put("CallerIDNum", known(c.caller.number()))
                                .put("CallerIDName", known(c.caller.name()))
                                .put("ConnectedLineNum", known(c.connected.number()))
                                .put("ConnectedLineName", known(c.connected.name()))
                                .put("Wait", pbx.board().time().seconds() - w.joinedSeconds())
                                .put("Priority", 0));
    }

    private static String known(String value) {
        return value.isEmpty() ? "unknown" : value;
    }

    private static Reply summary(Pbx pbx, Action action) {
        Reply reply = Reply.list("Queue summary will follow");
        long now = pbx.board().time().seconds();
        for (CallQueue q : asked(pbx, action)) {
            long longest =
                    q.waiting().stream().mapToLong(w -> now - w.joinedSeconds()).max().orElse(0);
            reply.event(
                    "QueueSummary",
                    e ->
                            e.put("Queue", q.name())
                                    .put("LoggedIn", q.members().size())
                                    .put(
                                            "Available",
                                            q.members().stream().filter(q::isAvailable).count())
                                    .put("Callers", q.length())
                                    .put("HoldTime", q.statistics().holdTime())
                                    .put("TalkTime", q.statistics().talkTime())
                                    .put("LongestHoldTime", longest));
        }
        return reply.complete("QueueSummaryComplete");
    }

    private static Reply add(Pbx pbx, Action action) {
        String address = action.get("Interface");
        if (action.find("Queue").isEmpty()) {
            return Reply.error("'Queue' not specified.");
        }
        if (address.isEmpty()) {
            return Reply.error("'Interface' not specified.");
        }
        Optional<CallQueue> queue = pbx.queues().named(action.get("Queue"));
        if (queue.isEmpty()) {
            return Reply.error("Unable to add interface to queue: No such queue");
        }
        if (!address.matches("Local/(id-[^@]+@agentcallback|[^@]+@agents)")) {
            return Reply.error(
                    "Unable to add interface: only Local/id-N@agentcallback and Local/N@agents are"
                            + " simulated");
        }
        Member member =
                new Member(
                        queue.get().name(),
                        action.find("MemberName").orElse(address),
                        address,
                        action.find("StateInterface").orElse(address),
                        number(action, "Penalty").orElse(0),
                        pbx.board().time().seconds());
        member.paused = action.isTrue("Paused");
        member.pausedReason = action.get("Reason");
        return queue.get().add(member)
                ? Reply.success("Added interface to queue")
                : Reply.error("Unable to add interface: Already there");
    }

    private static Reply remove(Pbx pbx, Action action) {
        Optional<CallQueue> queue = pbx.queues().named(action.get("Queue"));
        if (queue.isEmpty()) {
            return Reply.error("Unable to remove interface from queue: No such queue");
        }
        return queue.get().remove(action.get("Interface")).isPresent()
                ? Reply.success("Removed interface from queue")
                : Reply.error("Unable to remove interface: Not there");
    }

    private static Reply pause(Pbx pbx, Action action) {
        if (action.find("Interface").isEmpty() || action.find("Paused").isEmpty()) {
            return Reply.error("Need 'Interface' and 'Paused' parameters.");
        }
        boolean paused = action.isTrue("Paused");
        int concerned =
                pbx.queues()
                        .pause(
                                action.get("Interface"),
                                action.find("Queue").orElse(null),
                                paused,
                                action.get("Reason"));
        return concerned == 0
                ? Reply.error("Interface not found")
                : Reply.success("Interface " + (paused ? "" : "un") + "paused successfully");
    }

    private static Reply penalty(Pbx pbx, Action action) {
        Optional<Integer> penalty = number(action, "Penalty");
        if (action.find("Interface").isEmpty() || penalty.isEmpty()) {
            return Reply.error("Need 'Interface' and 'Penalty' parameters.");
        }
        return change(pbx, action, (queue, member) -> queue.penalty(member, penalty.get()))
                ? Reply.success("Interface penalty set successfully")
                : Reply.error("Invalid interface, queuename or penalty");
    }

    private static Reply ringInUse(Pbx pbx, Action action) {
        if (action.find("Interface").isEmpty() || action.find("RingInUse").isEmpty()) {
            return Reply.error("Need 'Interface' and 'RingInUse' parameters.");
        }
        boolean rings = action.isTrue("RingInUse");
        return change(pbx, action, (queue, member) -> queue.ringInUse(member, rings))
                ? Reply.success("Interface ringinuse set successfully")
                : Reply.error("Invalid interface, queuename, or ringinuse value");
    }

    /** Changes a member in the queue that was asked for, or in all; false if it is in none. */
    private static boolean change(Pbx pbx, Action action, BiConsumer<CallQueue, Member> change) {
        boolean found = false;
        for (CallQueue queue : asked(pbx, action)) {
            Optional<Member> member = queue.member(action.get("Interface"));
            member.ifPresent(m -> change.accept(queue, m));
            found |= member.isPresent();
        }
        return found;
    }

    private static Reply log(Pbx pbx, Action action) {
        if (action.find("Queue").isEmpty() || action.find("Event").isEmpty()) {
            return Reply.error("Need 'Queue' and 'Event' parameters.");
        }
        Object[] data = action.get("Message").split("\\|", 5);
        pbx.board()
                .queueLog(
                        action.find("Uniqueid").orElse("NONE"),
                        action.get("Queue"),
                        action.find("Interface").orElse("NONE"),
                        action.get("Event"),
                        data);
        return Reply.success("Event added successfully");
    }

    private static Optional<Integer> number(Action action, String header) {
        return action.find(header).filter(v -> v.matches("\\d{1,6}")).map(Integer::valueOf);
    }
}
