package io.belfry.e2e.harness;

import io.belfry.e2e.harness.ShellCommand.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The real Asterisk of {@code testing/asterisk}, for one test class at a time. One that runs
 * already is used and left running; one that we start is stopped by {@link #close}.
 */
public final class Lab implements AutoCloseable {

    /** The first start installs Asterisk. */
    private static final Duration INSTALL = Duration.ofMinutes(8);

    private static final String AMI_PORT = "5038";
    private static final String DB_PORT = "55432";

    private final FileChannel turn;
    private final boolean ours;

    private Lab(FileChannel turn, boolean ours) {
        this.turn = turn;
        this.ours = ours;
    }

    /** Why this machine cannot run a real Asterisk, or nothing when it can. */
    public static Optional<String> obstacle() {
        Result result = lab("can-install");
        return result.exitCode() == 0 ? Optional.empty() : Optional.of(result.output().strip());
    }

    /** Waits until no other test process of this checkout has it, and starts it unless it runs. */
    public static Lab start() {
        FileChannel turn = turn();
        try {
            boolean running = lab("status").exitCode() == 0;
            if (!running) {
                succeed("up");
            }
            return new Lab(turn, !running);
        } catch (RuntimeException e) {
            end(turn);
            throw e;
        }
    }

    /** Where its AMI listens; the environment moves it, as it moves the lab itself. */
    public static int amiPort() {
        return Integer.parseInt(port("AMI", AMI_PORT));
    }

    /** The PBX file that we ship, which names the lab's usual ports, with those it has here. */
    public static String pbxFile() throws IOException {
        return Files.readString(Checkout.root().resolve("docs/pbx-example.yaml"))
                .replace("port: " + AMI_PORT, "port: " + amiPort())
                .replace("port: " + DB_PORT, "port: " + port("DB", DB_PORT));
    }

    private static String port(String name, String usual) {
        return System.getenv().getOrDefault("BELFRY_ASTERISK_" + name + "_PORT", usual);
    }

    /** What one CLI command prints. */
    public String cli(String command) {
        return succeed("cli", command);
    }

    /** The rows that a query against the PBX's own database gives, columns parted by {@code |}. */
    public List<String> sql(String query) {
        return succeed("sql", query).lines().toList();
    }

    /** Kills Asterisk as a power cut would, and starts it again; its database goes on. */
    public void restart() {
        succeed("restart");
    }

    @Override
    public void close() {
        try {
            if (ours) {
                succeed("down");
            }
        } finally {
            end(turn);
        }
    }

    /** Holds the lock of the lab until it is closed. */
    @SuppressWarnings("resource") // the lock ends with its channel
    private static FileChannel turn() {
        try {
            FileChannel channel =
                    FileChannel.open(
                            Checkout.root().resolve("e2e/target/asterisk.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(FileChannel turn) {
        try {
            turn.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
