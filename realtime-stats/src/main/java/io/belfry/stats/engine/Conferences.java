package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ConferenceEnded;
import io.belfry.contracts.pbx.ConferenceJoined;
import io.belfry.contracts.pbx.ConferenceLeft;
import io.belfry.contracts.pbx.ConferenceMemberSnapshot;
import io.belfry.contracts.pbx.ConferenceMuteChanged;
import io.belfry.contracts.pbx.ConferenceSnapshot;
import io.belfry.contracts.pbx.ConferenceStarted;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.state.Conference;
import io.belfry.contracts.state.ConferenceMember;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The conferences that take place, and who is in them (A138). A conference without members is over:
 * Asterisk says its end last, and a resync may have missed it.
 */
final class Conferences {

    /**
     * A conference.
     *
     * @param seen counts the resyncs: the one since which it was named
     * @param confirmed who was named since then
     */
    record Known(Conference conference, int seen, Set<String> confirmed) {}

    private final Table<Known> known;
    private final Outbox outbox;

    Conferences(Tables tables, Outbox outbox) {
        known = tables.table("conference", Known.class);
        this.outbox = outbox;
    }

    void on(Moment moment, PbxEvent event, int generation) {
        switch (event) {
            case ConferenceStarted e -> change(moment, e.conference(), generation, c -> c);
            case ConferenceSnapshot e ->
                    change(
                            moment,
                            e.conference(),
                            generation,
                            c -> new Conference(c.number(), c.since(), e.locked(), c.members()));
            case ConferenceJoined e ->
                    joined(moment, e.conference(), e.channel(), e.admin(), e.muted(), generation);
            case ConferenceMemberSnapshot e ->
                    joined(moment, e.conference(), e.channel(), e.admin(), e.muted(), generation);
            case ConferenceMuteChanged e ->
                    change(
                            moment,
                            e.conference(),
                            generation,
                            c -> muted(c, e.channel().uniqueId(), e.muted()));
            case ConferenceLeft e ->
                    change(
                            moment,
                            e.conference(),
                            generation,
                            c -> without(c, e.channel().uniqueId()));
            case ConferenceEnded e -> over(moment, e.conference());
            default -> {}
        }
    }

    /** Drops what the resync did not name. */
    void resynced(Moment moment, int generation) {
        for (Known one : known.all(moment.pbx())) {
            String number = one.conference().number();
            if (one.seen() < generation) {
                over(moment, number);
            } else {
                change(moment, number, generation, c -> with(c, confirmed(c, one.confirmed())));
            }
        }
    }

    private static List<ConferenceMember> confirmed(Conference c, Set<String> ids) {
        return c.members().stream().filter(m -> ids.contains(m.uniqueId().value())).toList();
    }

    private void change(
            Moment moment, String number, int generation, UnaryOperator<Conference> change) {
        change(moment, number, generation, null, change);
    }

    private void change(
            Moment moment,
            String number,
            int generation,
            UniqueId named,
            UnaryOperator<Conference> change) {
        PbxId pbx = moment.pbx();
        Known before = known.get(pbx, number);
        Conference conference =
                before == null
                        ? new Conference(number, moment.time(), false, List.of())
                        : before.conference();
        Conference now = change.apply(conference);
        Set<String> confirmed = new TreeSet<>();
        if (before != null && before.seen() == generation) {
            confirmed.addAll(before.confirmed());
        }
        if (named != null) {
            confirmed.add(named.value());
        }
        known.put(pbx, number, new Known(now, generation, confirmed));
        if (now.members().isEmpty()) {
            outbox.gone(Topics.STATE_CONFERENCES, moment, number);
        } else {
            outbox.state(Topics.STATE_CONFERENCES, moment, now);
        }
    }

    private void over(Moment moment, String number) {
        known.delete(moment.pbx(), number);
        outbox.gone(Topics.STATE_CONFERENCES, moment, number);
    }

    private void joined(
            Moment moment,
            String number,
            ChannelInfo channel,
            boolean admin,
            boolean muted,
            int generation) {
        change(
                moment,
                number,
                generation,
                channel.uniqueId(),
                c -> joined(c, channel, admin, muted, moment.time()));
    }

    private static Conference joined(
            Conference c, ChannelInfo channel, boolean admin, boolean muted, Instant time) {
        List<ConferenceMember> members = new ArrayList<>(c.members());
        int at = indexOf(members, channel.uniqueId());
        ConferenceMember before = at < 0 ? null : members.get(at);
        CallerId caller = channel.caller();
        ConferenceMember member =
                new ConferenceMember(
                        before == null
                                ? members.stream().mapToInt(ConferenceMember::index).max().orElse(0)
                                        + 1
                                : before.index(),
                        channel.uniqueId(),
                        channel.name(),
                        channel.device(),
                        caller == null ? null : caller.number(),
                        caller == null ? null : caller.name(),
                        admin,
                        muted,
                        before == null ? time : before.since());
        if (at < 0) {
            members.add(member);
        } else {
            members.set(at, member);
        }
        return with(c, members);
    }

    private static Conference muted(Conference c, UniqueId who, boolean muted) {
        return with(
                c,
                c.members().stream()
                        .map(
                                m ->
                                        m.uniqueId().equals(who)
                                                ? new ConferenceMember(
                                                        m.index(),
                                                        m.uniqueId(),
                                                        m.channel(),
                                                        m.device(),
                                                        m.number(),
                                                        m.name(),
                                                        m.admin(),
                                                        muted,
                                                        m.since())
                                                : m)
                        .toList());
    }

    private static Conference without(Conference c, UniqueId who) {
        return with(c, c.members().stream().filter(m -> !m.uniqueId().equals(who)).toList());
    }

    private static Conference with(Conference c, List<ConferenceMember> members) {
        return new Conference(c.number(), c.since(), c.locked(), members);
    }

    private static int indexOf(List<ConferenceMember> members, UniqueId who) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).uniqueId().equals(who)) {
                return i;
            }
        }
        return -1;
    }
}
