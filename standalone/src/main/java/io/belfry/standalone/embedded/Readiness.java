package io.belfry.standalone.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a child process to answer, and notices when it ends instead. */
public final class Readiness {

    private Readiness() {}

    /**
     * Returns when the server answers.
     *
     * @throws StartFailed when its process ends or it does not answer in time
     */
    public static void await(
            EmbeddedServer server, Process process, Duration patience, BooleanSupplier answers) {
        boolean ready = Waiting.until(patience, () -> !process.isAlive() || answers.getAsBoolean());
        if (!process.isAlive()) {
            throw new StartFailed(
                    server.name(),
                    "ended with exit code " + process.exitValue() + " while it started.",
                    server.log());
        }
        if (!ready) {
            throw new StartFailed(
                    server.name(),
                    "did not answer on "
                            + server.address()
                            + " within "
                            + patience.toSeconds()
                            + " s.",
                    server.log());
        }
    }
}
