package io.belfry.reporting.fact;

import java.util.List;

/** What a call counts for. */
public record Facts(List<CountedPass> passes, List<AgentFact> agents) {

    public Facts {
        passes = List.copyOf(passes);
        agents = List.copyOf(agents);
    }
}
