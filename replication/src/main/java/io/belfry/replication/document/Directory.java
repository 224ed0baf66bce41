package io.belfry.replication.document;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that go with numbers (E9). Objects that are gone keep their name: their events are
 * still there (D41).
 */
public final class Directory {

    private record Key(PbxId pbx, Object id) {}

    private final Map<Key, AgentConfig> agents = new ConcurrentHashMap<>();
    private final Map<Key, AgentGroupConfig> groups = new ConcurrentHashMap<>();
    private final Map<Key, QueueConfig> queues = new ConcurrentHashMap<>();

    /**
     * Takes an object of the configuration; others than agents, groups and queues do not matter.
     */
    public void learn(PbxId pbx, Object object) {
        switch (object) {
            case AgentConfig agent -> agents.put(new Key(pbx, agent.number()), agent);
            case AgentGroupConfig group -> groups.put(new Key(pbx, group.id()), group);
            case QueueConfig queue -> queues.put(new Key(pbx, queue.name()), queue);
            default -> {}
        }
    }

    /** First and last name of an agent. */
    public Optional<String> agentName(PbxId pbx, AgentNumber number) {
        return agent(pbx, number).map(AgentConfig::fullName).filter(name -> !name.isEmpty());
    }

    /** Name of the group of an agent. */
    public Optional<String> groupName(PbxId pbx, AgentNumber number) {
        return agent(pbx, number).map(AgentConfig::group).flatMap(group -> groupName(pbx, group));
    }

    /** What people call a queue. */
    public Optional<String> displayName(PbxId pbx, QueueName name) {
        return Optional.ofNullable(queues.get(new Key(pbx, name))).map(QueueConfig::displayName);
    }

    private Optional<AgentConfig> agent(PbxId pbx, AgentNumber number) {
        return Optional.ofNullable(agents.get(new Key(pbx, number)));
    }

    private Optional<String> groupName(PbxId pbx, GroupId group) {
        return Optional.ofNullable(groups.get(new Key(pbx, group))).map(AgentGroupConfig::name);
    }
}
