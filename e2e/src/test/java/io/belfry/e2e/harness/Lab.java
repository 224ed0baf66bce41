package io.belfry.e2e.harness;

import io.belfry.e2e.harness.ShellCommand.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The real Asterisk of {@code testing/asterisk}. One that runs already is used and left running;
 * one that we start is stopped by {@link #close}.
 */
public final class Lab implements AutoCloseable {

    /** The first start installs Asterisk. */
    private static final Duration INSTALL = Duration.ofMinutes(8);

    private final boolean ours;

    private Lab(boolean ours) {
        this.ours = ours;
    }

    /** Why this machine cannot run a real Asterisk, or nothing when it can. */
    public static Optional<String> obstacle() {
        Result result = lab("can-install");
        return result.exitCode() == 0 ? Optional.empty() : Optional.of(result.output().strip());
    }

    /** Starts it unless it runs. */
    public static Lab start() {
        boolean running = lab("status").exitCode() == 0;
        if (!running) {
            succeed("up");
        }
        return new Lab(!running);
    }

    /** What one CLI command prints. */
    public String cli(String command) {
        return succeed("cli", command);
    }

    /** The rows that a query against the PBX's own database gives, columns parted by {@code |}. */
    public List<String> sql(String query) {
        return succeed("sql", query).lines().toList();
    }

    @Override
    public void close() {
        if (ours) {
            succeed("down");
        }
    }

    static Path folder() {
        return Checkout.root().resolve("testing/asterisk");
    }

    private static String succeed(String... arguments) {
        Result result = lab(arguments);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + result.output());
        }
        return result.output();
    }

    private static Result lab(String... arguments) {
        List<String> command = Stream.concat(Stream.of("./lab"), Stream.of(arguments)).toList();
        return ShellCommand.run(folder(), INSTALL, Map.of(), command);
    }
}
