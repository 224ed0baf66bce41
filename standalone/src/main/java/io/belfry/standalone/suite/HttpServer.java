package io.belfry.standalone.suite;

import io.belfry.standalone.embedded.EmbeddedServer;
import io.belfry.standalone.embedded.Launch;
import io.belfry.standalone.embedded.ProcessId;
import io.belfry.standalone.embedded.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A Java process that says over HTTP when it is ready: a service, or the simulator.
 *
 * @param name its name
 * @param command how it is started
 * @param environment its configuration, added to ours
 * @param folder its working folder
 * @param address what users open or connect to
 * @param healthUrl answers 200 when it is ready
 * @param log its log file
 */
public record HttpServer(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        String address,
        String healthUrl,
        Path log)
        implements EmbeddedServer {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    public HttpServer {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public void start(Map<String, String> marker, Consumer<ProcessId> spawned) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(marker);
        Process process = new Launch(command, all, folder, log).start();
        spawned.accept(ProcessId.of(process.pid()));
        Readiness.await(this, process, PATIENCE, () -> HttpHealth.isReady(healthUrl));
    }
}
