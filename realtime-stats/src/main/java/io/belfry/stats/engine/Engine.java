package io.belfry.stats.engine;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.DeviceStateChanged;
import io.belfry.contracts.pbx.ExtensionStateChanged;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.contracts.pbx.VoicemailChanged;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import io.belfry.stats.time.Days;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that happens on the PBXs of a partition, in order, turned into states and numbers.
 * Facts are kept by what the PBX calls things and published under the ids of the configuration as
 * soon as it is known. While the state of a PBX is being read again, agents are not shown: what the
 * snapshot says piece by piece happened all at once.
 */
public final class Engine {

    private final Table<Generation> generations;
    private final Tables tables;
    private final Directory directory;
    private final Legs legs;
    private final Phones phones;
    private final Conferences conferences;
    private final Mailboxes mailboxes;
    private final Queues queues;
    private final Intervals intervals;
    private final AgentNumbers numbers;
    private final AgentBoard board;
    private final Agents agents;
    private final Happenings happenings;

    public Engine(Tables tables, Outbox outbox, Days days, RuleBook rules) {
        this.tables = tables;
        generations = tables.table("generation", Generation.class);
        directory = new Directory(tables);
        Calls calls = new Calls(tables);
        legs = new Legs(tables, calls, new Lines(directory, calls, outbox));
        phones = new Phones(tables, directory, outbox);
        conferences = new Conferences(tables, outbox);
        mailboxes = new Mailboxes(outbox);
        intervals = new Intervals(tables, directory, outbox, days, rules);
        queues = new Queues(tables, directory, outbox, days, rules, intervals);
        numbers = new AgentNumbers(tables, directory, outbox, days);
        board = new AgentBoard(tables, directory, calls, queues, numbers, outbox);
        agents = new Agents(tables, directory, legs, queues, numbers, board);
        happenings = new Happenings(tables, legs, queues, agents);
    }

    /** Takes up what was kept when the engine stopped. */
    public Set<PbxId> started() {
        Set<PbxId> known = tables.pbxs();
        for (PbxId pbx : known) {
            agents.started(pbx);
            refresh(pbx);
        }
        return known;
    }

    /** Something happened on a PBX. */
    public void on(Moment moment, PbxEvent event) {
        PbxId pbx = moment.pbx();
        agents.passed(pbx, moment.time());
        switch (event) {
            case ResyncBegun e -> keep(pbx, generation(pbx).begun(e.resyncId()));
            case ResyncEnded e -> resynced(moment, e);
            case LinkLost e -> keep(pbx, generation(pbx).ended());
            case ExtensionStateChanged e -> phones.on(moment, e, generation(pbx).number());
            case DeviceStateChanged e -> phones.on(moment, e, generation(pbx).number());
            case VoicemailChanged e -> mailboxes.on(moment, e);
            default -> {
                conferences.on(moment, event, generation(pbx).number());
                show(moment, happenings.on(moment, event, generation(pbx).number()));
            }
        }
    }

    /**
     * The PBX logged something about a queue.
     *
     * @throws IllegalArgumentException when the row cannot be judged
     */
    public void on(Moment moment, QueueLogRow row) {
        queues.on(moment, row);
    }

    /** Time has passed on a PBX: wrap-ups end. */
    public void passed(PbxId pbx, Instant now) {
        agents.passed(pbx, now);
    }

    /** Publishes the numbers of the queues that changed, as they are at that time. */
    public void publishQueues(PbxId pbx, Instant now) {
        queues.flush(new Moment(pbx, "at/" + now, now));
    }

    /** Publishes the numbers of the agents that changed, as they are at that time. */
    public void publishAgents(PbxId pbx, Instant now) {
        numbers.flush(new Moment(pbx, "at/" + now, now));
    }

    /** Publishes the intervals of the queues that changed, as they are at that time. */
    public void publishIntervals(PbxId pbx, Instant now) {
        intervals.flush(new Moment(pbx, "at/" + now, now));
    }

    /** Asks for the numbers of the queues where somebody waits: their time goes on. */
    public void waited(PbxId pbx) {
        queues.touchWaiting(pbx);
    }

    /** Asks for all numbers: the hour has moved on, or the day is over. */
    public void refresh(PbxId pbx) {
        queues.touch(pbx);
        intervals.touch(pbx);
        numbers.touch(pbx);
    }

    /** A line is configured like that now. */
    public void configured(Moment moment, LineConfig line) {
        directory.put(moment.pbx(), line);
        phones.configured(moment, line);
        if (line.device() != null) {
            show(moment, agents.at(moment.pbx(), line.device()));
        }
    }

    /** An agent is configured like that now. */
    public void configured(Moment moment, AgentConfig agent) {
        directory.put(moment.pbx(), agent);
        show(moment, Set.of(agent.number()));
        numbers.touch(moment.pbx(), agent.number());
    }

    /** A queue is configured like that now. */
    public void configured(Moment moment, QueueConfig queue) {
        directory.put(moment.pbx(), queue);
        queues.configured(moment, queue);
        intervals.configured(moment.pbx(), queue.name());
        show(moment, queues.agents(moment.pbx(), queue.name()));
    }

    /** A line is no longer configured. */
    public void unconfigured(Moment moment, LineId id) {
        directory.remove(moment.pbx(), id);
        phones.unconfigured(moment, id);
    }

    /** An agent is no longer configured. */
    public void unconfigured(Moment moment, AgentId id) {
        directory.remove(moment.pbx(), id);
        board.unconfigured(moment, id);
    }

    /** A queue is no longer configured. */
    public void unconfigured(Moment moment, QueueId id) {
        Optional<QueueName> name = directory.queue(moment.pbx(), id).map(QueueConfig::name);
        directory.remove(moment.pbx(), id);
        queues.unconfigured(moment, id);
        intervals.unconfigured(moment, id);
        name.ifPresent(n -> show(moment, queues.agents(moment.pbx(), n)));
    }

    private void resynced(Moment moment, ResyncEnded event) {
        PbxId pbx = moment.pbx();
        Generation generation = generation(pbx);
        if (!event.resyncId().equals(generation.resync())) {
            return;
        }
        keep(pbx, generation.ended());
        for (Legs.Change change : legs.resynced(moment, generation.number())) {
            for (AgentNumber number : agents.at(pbx, change.device())) {
                agents.lost(moment, number, change.before(), generation.number());
            }
        }
        phones.resynced(moment, generation.number());
        conferences.resynced(moment, generation.number());
        queues.resynced(moment, generation.number());
        agents.resynced(moment, generation.number());
    }

    private void show(Moment moment, Set<AgentNumber> some) {
        if (!generation(moment.pbx()).underway()) {
            some.forEach(number -> agents.show(moment, number));
        }
    }

    private Generation generation(PbxId pbx) {
        Generation generation = generations.get(pbx, "");
        return generation == null ? Generation.FIRST : generation;
    }

    private void keep(PbxId pbx, Generation generation) {
        generations.put(pbx, "", generation);
    }
}
