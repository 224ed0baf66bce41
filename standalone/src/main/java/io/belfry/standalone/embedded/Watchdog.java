package io.belfry.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The small process that stops a shared stack when nobody needs it any more. Users put a file
 * {@code users/PID-TICKS} into the folder of the stack; when none of them has been alive for the
 * linger time, or the folder is gone, everything stops.
 */
public final class Watchdog {

    /** The name of the watchdog in the state file. */
    public static final String NAME = "watchdog";

    private static final String HOLD = "hold";
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Stack stack;
    private final Duration linger;
    private StackState lastSeen = StackState.EMPTY;

    Watchdog(Stack stack, Duration linger) {
        this.stack = stack;
        this.linger = linger;
    }

    /** Arguments: the folder of the stack, and the linger time in seconds. */
    public static void main(String[] args) {
        new Watchdog(new Stack(Path.of(args[0])), Duration.ofSeconds(Long.parseLong(args[1])))
                .watch();
    }

    /** Says that this process uses the stack. Call it under the lock that guards the start. */
    static void register(Stack stack, ProcessId user) {
        register(stack, user.pid() + "-" + user.startTicks());
    }

    /** Says that the stack is to be kept until it is shut down. */
    static void hold(Stack stack) {
        register(stack, HOLD);
    }

    private static void register(Stack stack, String user) {
        Path users = stack.folder().resolve("users");
        try {
            Files.createDirectories(users);
            Files.writeString(users.resolve(user), "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot register in " + users, e);
        }
    }

    private void watch() {
        Instant lastUse = Instant.now();
        while (true) {
            if (!Files.isDirectory(stack.folder())) {
                stack.stop(withoutMyself(lastSeen));
                return;
            }
            lastSeen = stack.state();
            if (used()) {
                lastUse = Instant.now();
            } else if (lastUse.plus(linger).isBefore(Instant.now()) && stopUnlessUsed()) {
                return;
            }
            Waiting.until(STEP, () -> false);
        }
    }

    private boolean stopUnlessUsed() {
        return stack.exclusively(
                "start.lock",
                () -> {
                    if (used()) {
                        return false;
                    }
                    stack.stop(withoutMyself(stack.state()));
                    stack.update(state -> StackState.EMPTY);
                    return true;
                });
    }

    private static StackState withoutMyself(StackState state) {
        return state.without(NAME);
    }

    private boolean used() {
        Path users = stack.folder().resolve("users");
        try (Stream<Path> files = Files.list(users)) {
            boolean used = false;
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.equals(HOLD) || parse(name).isAlive()) {
                    used = true;
                } else {
                    Files.deleteIfExists(file);
                }
            }
            return used;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    static ProcessId parse(String fileName) {
        List<Long> numbers = Stream.of(fileName.split("-")).map(Long::valueOf).toList();
        return new ProcessId(numbers.get(0), numbers.get(1));
    }
}
