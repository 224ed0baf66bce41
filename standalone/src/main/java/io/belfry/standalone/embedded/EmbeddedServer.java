package io.belfry.standalone.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** A server process that can be started, and whose data outlive it. */
public interface EmbeddedServer {

    /** Its name in the state file, in messages and of its log: "kafka". */
    String name();

    /** Where clients find it: "127.0.0.1:9092" or a URL. */
    String address();

    /** The signal that makes it stop quickly and cleanly, without "SIG". */
    String stopSignal();

    /** Its log file. */
    Path log();

    /** URL that answers 200 when it is ready; empty where an open port must do. */
    default String healthUrl() {
        return "";
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param environment added to the environment of every process it starts
     * @param spawned told the process id as soon as there is one, before it is ready
     * @throws StartFailed when it ends or does not answer in time
     */
    void start(Map<String, String> environment, Consumer<ProcessId> spawned);
}
