package io.belfry.stats.directory;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.util.Optional;

/** The configuration as far as it is needed here, by id and by what the PBX calls things. */
public final class Directory {

    private final Table<LineConfig> lines;
    private final Table<LineId> linesByNumber;
    private final Table<LineId> linesByDevice;
    private final Table<AgentConfig> agents;
    private final Table<AgentId> agentsByNumber;
    private final Table<QueueConfig> queues;
    private final Table<QueueId> queuesByName;

    public Directory(Tables tables) {
        lines = tables.table("line", LineConfig.class);
        linesByNumber = tables.table("line-by-number", LineId.class);
        linesByDevice = tables.table("line-by-device", LineId.class);
        agents = tables.table("agent-config", AgentConfig.class);
        agentsByNumber = tables.table("agent-by-number", AgentId.class);
        queues = tables.table("queue-config", QueueConfig.class);
        queuesByName = tables.table("queue-by-name", QueueId.class);
    }

    /** The line with that id. */
    public Optional<LineConfig> line(PbxId pbx, LineId id) {
        return Optional.ofNullable(id == null ? null : lines.get(pbx, id.toString()));
    }

    /** The line with that number. */
    public Optional<LineConfig> lineOfNumber(PbxId pbx, String number) {
        return number == null ? Optional.empty() : line(pbx, linesByNumber.get(pbx, number));
    }

    /** The line that rings that device. */
    public Optional<LineConfig> lineOfDevice(PbxId pbx, Device device) {
        return line(pbx, linesByDevice.get(pbx, device.value()));
    }

    /** The agent with that number. */
    public Optional<AgentConfig> agent(PbxId pbx, AgentNumber number) {
        AgentId id = agentsByNumber.get(pbx, number.value());
        return id == null ? Optional.empty() : agent(pbx, id);
    }

    /** The agent with that id. */
    public Optional<AgentConfig> agent(PbxId pbx, AgentId id) {
        return Optional.ofNullable(agents.get(pbx, id.toString()));
    }

    /** The queue with that name. */
    public Optional<QueueConfig> queue(PbxId pbx, QueueName name) {
        QueueId id = queuesByName.get(pbx, name.value());
        return id == null ? Optional.empty() : queue(pbx, id);
    }

    /** The queue with that id. */
    public Optional<QueueConfig> queue(PbxId pbx, QueueId id) {
        return Optional.ofNullable(queues.get(pbx, id.toString()));
    }

    /** Seconds an agent rests after a call of that queue; 0 when the queue is not configured. */
    public int wrapUpSeconds(PbxId pbx, QueueName name) {
        return queue(pbx, name).map(QueueConfig::wrapUpSeconds).orElse(0);
    }

    /** Keeps a line as it is configured now. */
    public void put(PbxId pbx, LineConfig line) {
        remove(pbx, line.id());
        lines.put(pbx, line.id().toString(), line);
        if (line.number() != null) {
            linesByNumber.put(pbx, line.number(), line.id());
        }
        if (line.device() != null) {
            linesByDevice.put(pbx, line.device().value(), line.id());
        }
    }

    /** Forgets a line. */
    public void remove(PbxId pbx, LineId id) {
        line(pbx, id)
                .ifPresent(
                        old -> {
                            lines.delete(pbx, id.toString());
                            if (old.number() != null) {
                                forget(linesByNumber, pbx, old.number(), id);
                            }
                            if (old.device() != null) {
                                forget(linesByDevice, pbx, old.device().value(), id);
                            }
                        });
    }

    /** Keeps an agent as he is configured now. */
    public void put(PbxId pbx, AgentConfig agent) {
        remove(pbx, agent.id());
        agents.put(pbx, agent.id().toString(), agent);
        agentsByNumber.put(pbx, agent.number().value(), agent.id());
    }

    /** Forgets an agent. */
    public void remove(PbxId pbx, AgentId id) {
        agent(pbx, id)
                .ifPresent(
                        old -> {
                            agents.delete(pbx, id.toString());
                            forget(agentsByNumber, pbx, old.number().value(), id);
                        });
    }

    /** Keeps a queue as it is configured now. */
    public void put(PbxId pbx, QueueConfig queue) {
        remove(pbx, queue.id());
        queues.put(pbx, queue.id().toString(), queue);
        queuesByName.put(pbx, queue.name().value(), queue.id());
    }

    /** Forgets a queue. */
    public void remove(PbxId pbx, QueueId id) {
        queue(pbx, id)
                .ifPresent(
                        old -> {
                            queues.delete(pbx, id.toString());
                            forget(queuesByName, pbx, old.name().value(), id);
                        });
    }

    private static <I> void forget(Table<I> index, PbxId pbx, String key, I id) {
        if (id.equals(index.get(pbx, key))) {
            index.delete(pbx, key);
        }
    }
}
