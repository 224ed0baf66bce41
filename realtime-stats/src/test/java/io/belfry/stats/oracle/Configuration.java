package io.belfry.stats.oracle;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.simulator.load.Site;
import io.belfry.simulator.queue.QueueSettings;
import java.util.ArrayList;
import java.util.List;

/** A simulated site as our configuration: agents have their number as id, queues 1, 2, … */
record Configuration(List<LineConfig> lines, List<AgentConfig> agents, List<QueueConfig> queues) {

    static Configuration of(Site site) {
        Configuration all =
                new Configuration(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Site.Agent agent : site.agents()) {
            int id = Integer.parseInt(agent.number());
            all.lines.add(
                    new LineConfig(
                            new LineId(id),
                            agent.number(),
                            "internal",
                            new Device("PJSIP/" + agent.number()),
                            null));
            all.agents.add(
                    new AgentConfig(
                            new AgentId(id),
                            new AgentNumber(agent.number()),
                            agent.firstName(),
                            agent.lastName(),
                            new GroupId(1),
                            null,
                            "internal"));
        }
        for (QueueSettings queue : site.queues()) {
            all.queues.add(
                    new QueueConfig(
                            new QueueId(all.queues.size() + 1),
                            new QueueName(queue.name()),
                            queue.name(),
                            queue.number(),
                            "internal",
                            queue.wrapUp(),
                            queue.serviceLevel()));
        }
        return all;
    }
}
