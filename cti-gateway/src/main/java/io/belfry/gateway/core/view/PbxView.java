package io.belfry.gateway.core.view;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything known of one PBX at one moment; immutable. */
public final class PbxView {

    /** A PBX nothing is known of. */
    public static final PbxView EMPTY = new PbxView(Map.of());

    private final Map<String, Table<?, ?>> tables;

    private PbxView(Map<String, Table<?, ?>> tables) {
        this.tables = tables;
    }

    /** The objects of a kind. */
    @SuppressWarnings("unchecked")
    public <K extends Comparable<K>, V> Table<K, V> table(Kind<K, V> kind) {
        Table<?, ?> table = tables.get(kind.name());
        return table == null ? Table.empty() : (Table<K, V>) table;
    }

    /** All objects of a kind, by id. */
    public <K extends Comparable<K>, V> List<V> all(Kind<K, V> kind) {
        return table(kind).values();
    }

    /** The object with that id. */
    public <K extends Comparable<K>, V> Optional<V> find(Kind<K, V> kind, K key) {
        return table(kind).get(key);
    }

    <K extends Comparable<K>, V> PbxView with(Kind<K, V> kind, Table<K, V> table) {
        Map<String, Table<?, ?>> changed = new TreeMap<>(tables);
        changed.put(kind.name(), table);
        return new PbxView(changed);
    }

    /** The state of the link to the PBX; empty before the first record. */
    public Optional<PbxLink> link() {
        return find(Kind.LINK, "link");
    }

    /** The user with that CTI login. */
    public Optional<UserConfig> userByLogin(String login) {
        return table(Kind.USERS).stream().filter(user -> login.equals(user.ctiLogin())).findFirst();
    }

    /** The line with that number. */
    public Optional<LineConfig> lineByNumber(String number) {
        return table(Kind.LINES).stream().filter(line -> number.equals(line.number())).findFirst();
    }

    /** The line of that device. */
    public Optional<LineConfig> lineByDevice(Device device) {
        return table(Kind.LINES).stream().filter(line -> device.equals(line.device())).findFirst();
    }

    /** The line of a user. */
    public Optional<LineConfig> lineOf(UserConfig user) {
        return Optional.ofNullable(user.line()).flatMap(id -> find(Kind.LINES, id));
    }

    /** The place of an agent in a queue; empty when he does not serve it. */
    public Optional<QueueMemberConfig> member(AgentId agent, QueueId queue) {
        return find(Kind.QUEUE_MEMBERS, new MemberKey(queue, agent));
    }

    /** Whether that agent was seen to log in. */
    public boolean isLoggedIn(AgentId agent) {
        return find(Kind.AGENT_STATES, agent)
                .map(AgentStatus::state)
                .filter(state -> !(state instanceof AgentState.LoggedOut))
                .isPresent();
    }

    /** The agent who is logged in on the phone with that number. */
    public Optional<AgentStatus> agentOn(String phoneNumber) {
        return table(Kind.AGENT_STATES).stream()
                .filter(agent -> phoneNumber.equals(agent.phoneNumber()))
                .filter(agent -> !(agent.state() instanceof AgentState.LoggedOut))
                .findFirst();
    }

    /** The group of an agent; empty for an unknown agent or one without a group. */
    public Optional<GroupId> groupOf(AgentId agent) {
        return find(Kind.AGENTS, agent).map(AgentConfig::group);
    }

    /** The state of a configured agent; one whom nobody saw log in is logged out. */
    public AgentStatus statusOf(AgentConfig agent, Instant now) {
        return find(Kind.AGENT_STATES, agent.id())
                .orElseGet(
                        () ->
                                new AgentStatus(
                                        agent.id(),
                                        agent.number(),
                                        agent.group(),
                                        new AgentState.LoggedOut(),
                                        "",
                                        now,
                                        List.of(),
                                        ""));
    }
}
