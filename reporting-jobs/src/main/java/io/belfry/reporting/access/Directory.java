package io.belfry.reporting.access;

import io.belfry.contracts.RecordKey;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.rights.UserRights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the compacted topics say of users, their rights, lines, agents and queues. For many threads.
 */
public final class Directory {

    private record Key(Class<?> type, RecordKey key) {}

    private final Map<Key, Object> objects = new ConcurrentHashMap<>();

    /** Takes an object. */
    public void learn(Class<?> type, RecordKey key, Object object) {
        objects.put(new Key(type, key), object);
    }

    /** An object is gone. */
    public void forget(Class<?> type, RecordKey key) {
        objects.remove(new Key(type, key));
    }

    /** Who logs in under that name. */
    public Optional<UserConfig> user(PbxId pbx, String login) {
        return all(pbx, UserConfig.class).filter(u -> login.equals(u.ctiLogin())).findFirst();
    }

    /** What the rights service says of a user; empty while it has said nothing. */
    public Optional<UserRights> rights(PbxId pbx, String login) {
        return all(pbx, UserRights.class).filter(r -> login.equals(r.login())).findFirst();
    }

    /** The line of a user. */
    public Optional<LineConfig> line(PbxId pbx, UserConfig user) {
        return all(pbx, LineConfig.class).filter(l -> l.id().equals(user.line())).findFirst();
    }

    /** The agent that a user is. */
    public Optional<AgentConfig> agent(PbxId pbx, UserConfig user) {
        return all(pbx, AgentConfig.class).filter(a -> a.id().equals(user.agent())).findFirst();
    }

    /** What rings, by the number of the line. */
    public Map<String, String> devices(PbxId pbx) {
        return all(pbx, LineConfig.class)
                .filter(l -> l.number() != null && l.device() != null)
                .collect(
                        Collectors.toMap(LineConfig::number, l -> l.device().value(), (a, b) -> a));
    }

    /** Whose number it is, for all numbers of lines that have an owner. */
    public Map<String, UserConfig> owners(PbxId pbx) {
        Map<LineId, UserConfig> ofLine = new HashMap<>();
        Map<UserId, UserConfig> byId = new HashMap<>();
        all(pbx, UserConfig.class)
                .forEach(
                        user -> {
                            byId.put(user.id(), user);
                            if (user.line() != null) {
                                ofLine.putIfAbsent(user.line(), user);
                            }
                        });
        Map<String, UserConfig> owners = new HashMap<>();
        all(pbx, LineConfig.class)
                .forEach(
                        line -> {
                            UserConfig owner =
                                    line.user() == null
                                            ? ofLine.get(line.id())
                                            : byId.get(line.user());
                            if (owner != null && line.number() != null) {
                                owners.putIfAbsent(line.number(), owner);
                            }
                        });
        return owners;
    }

    /** Everything that a supervisor limited to those queues and groups may see. */
    Scope scope(PbxId pbx, UserRights rights) {
        return new Scope(
                rights.queues() == null
                        ? Limit.ALL
                        : limit(
                                all(pbx, QueueConfig.class)
                                        .filter(q -> rights.queues().contains(q.id()))
                                        .map(q -> q.name().value())),
                rights.groups() == null
                        ? Limit.ALL
                        : limit(
                                all(pbx, AgentConfig.class)
                                        .filter(a -> a.group() != null)
                                        .filter(a -> rights.groups().contains(a.group()))
                                        .map(a -> a.number().value())));
    }

    private static Limit limit(Stream<String> names) {
        return Limit.to(names.collect(Collectors.toSet()));
    }

    private <T> Stream<T> all(PbxId pbx, Class<T> type) {
        return objects.entrySet().stream()
                .filter(e -> e.getKey().type() == type)
                .filter(e -> e.getKey().key().pbx().equals(pbx))
                .map(e -> type.cast(e.getValue()));
    }
}
