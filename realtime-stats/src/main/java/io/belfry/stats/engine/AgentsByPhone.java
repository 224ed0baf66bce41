package io.belfry.stats.engine;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.PbxId;
import io.belfry.stats.agent.Agent;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who works on which phone: by device where the PBX says it, else by the number of the login. */
final class AgentsByPhone {

    /** The agents of one phone. */
    record Agents(List<AgentNumber> numbers) {}

    private final Table<Agents> index;

    AgentsByPhone(Tables tables) {
        index = tables.table("agents-by-phone", Agents.class);
    }

    Set<AgentNumber> at(PbxId pbx, Device device, Optional<String> number) {
        Set<AgentNumber> found = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        found.addAll(get(pbx, "device:" + device));
        number.ifPresent(n -> found.addAll(get(pbx, "number:" + n)));
        return found;
    }

    void moved(PbxId pbx, Agent before, Agent after) {
        String from = key(before);
        String to = key(after);
        if (from != null && !from.equals(to)) {
            put(pbx, from, get(pbx, from).stream().filter(n -> !n.equals(after.number())).toList());
        }
        if (to != null && !get(pbx, to).contains(after.number())) {
            put(pbx, to, Stream.concat(get(pbx, to).stream(), Stream.of(after.number())).toList());
        }
    }

    private void put(PbxId pbx, String key, List<AgentNumber> numbers) {
        if (numbers.isEmpty()) {
            index.delete(pbx, key);
        } else {
            index.put(pbx, key, new Agents(numbers));
        }
    }

    private List<AgentNumber> get(PbxId pbx, String key) {
        Agents agents = index.get(pbx, key);
        return agents == null ? List.of() : agents.numbers();
    }

    private static String key(Agent agent) {
        return agent.device()
                .map(d -> "device:" + d)
                .orElse(
                        agent.session().extension() == null
                                ? null
                                : "number:" + agent.session().extension());
    }
}
