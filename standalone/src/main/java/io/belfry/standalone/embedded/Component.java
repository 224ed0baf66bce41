package io.belfry.standalone.embedded;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;

/**
 * One process of a stack, as the state file remembers it.
 *
 * @param name "kafka", "cti-gateway", …
 * @param pid its process id
 * @param startTicks see {@link ProcessId}
 * @param address where it is reached
 * @param log its log file
 * @param stopSignal signal for a clean stop, without "SIG"
 * @param healthUrl see {@link EmbeddedServer#healthUrl}
 * @param ready true once it answered
 */
public record Component(
        String name,
        long pid,
        long startTicks,
        String address,
        String log,
        String stopSignal,
        String healthUrl,
        boolean ready) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @JsonIgnore
    public ProcessId process() {
        return new ProcessId(pid, startTicks);
    }

    void stop() {
        process().stop(stopSignal, PATIENCE);
    }
}
