package io.belfry.gateway.core.session;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest event of every call that is not over, by line (A68), as far as this gateway has seen
 * it. To be used under the hub's lock.
 */
final class CallsInProgress {

    /** More calls than a phone has; what is older was lost sight of. */
    private static final int CALLS_PER_LINE = 32;

    private record Line(PbxId pbx, LineId line) {}

    private static final class Calls extends LinkedHashMap<UniqueId, PhoneEvent> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UniqueId, PhoneEvent> eldest) {
            return size() > CALLS_PER_LINE;
        }
    }

    private final Map<Line, Calls> lines = new HashMap<>();

    void occurred(PbxId pbx, PhoneEvent event) {
        Line line = new Line(pbx, event.line());
        if (event.type() == PhoneEventType.RELEASED) {
            lines.computeIfPresent(
                    line,
                    (same, calls) -> {
                        calls.remove(event.uniqueId());
                        return calls.isEmpty() ? null : calls;
                    });
        } else {
            lines.computeIfAbsent(line, l -> new Calls()).put(event.uniqueId(), event);
        }
    }

    /** The calls of a line; none without one. */
    List<PhoneEvent> of(PbxId pbx, Optional<LineConfig> line) {
        return line.map(l -> lines.get(new Line(pbx, l.id())))
                .map(calls -> List.copyOf(calls.values()))
                .orElse(List.of());
    }
}
