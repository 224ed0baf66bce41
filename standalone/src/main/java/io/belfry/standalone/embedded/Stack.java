package io.belfry.standalone.embedded;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder that owns processes: {@code state.json} names them, so that any later command finds and
 * stops them, whatever happened to the one that started them. Each process also carries the folder
 * in its environment, so that one started a moment before a crash is found too.
 */
public final class Stack {

    private static final String MARKER = "BELFRY_STACK";
    private static final Duration LOCK_PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Path folder;

    public Stack(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path folder() {
        return folder;
    }

    /** To be put into the environment of every process of this stack. */
    public Map<String, String> marker() {
        return Map.of(MARKER, folder.toString());
    }

    /** What the state file says; empty when there is none. */
    public StackState state() {
        try {
            return JSON.readValue(file().toFile(), StackState.class);
        } catch (java.io.FileNotFoundException e) {
            return StackState.EMPTY;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(), e);
        }
    }

    /** Changes the state file in one step; readers see the old one or the new one. */
    public synchronized StackState update(UnaryOperator<StackState> change) {
        return exclusively(
                "state.lock",
                () -> {
                    StackState changed = change.apply(state());
                    try {
                        Path next = folder.resolve("state.json.new");
                        JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), changed);
                        Files.move(
                                next,
                                file(),
                                StandardCopyOption.ATOMIC_MOVE,
                                StandardCopyOption.REPLACE_EXISTING);
                    } catch (IOException e) {
                        throw new UncheckedIOException("cannot write " + file(), e);
                    }
                    return changed;
                });
    }

    /** Starts a server and keeps the state file up to date while it does. */
    public Component start(EmbeddedServer server) {
        server.start(marker(), id -> update(state -> state.with(component(server, id, false))));
        ProcessId id = state().component(server.name()).orElseThrow().process();
        Component ready = component(server, id, true);
        update(state -> state.with(ready));
        return ready;
    }

    private static Component component(EmbeddedServer server, ProcessId id, boolean ready) {
        return new Component(
                server.name(),
                id.pid(),
                id.startTicks(),
                server.address(),
                server.log().toString(),
                server.stopSignal(),
                server.healthUrl(),
                ready);
    }

    /** Stops one process, if it runs, and starts it again; its place in the order stays. */
    public Component restart(EmbeddedServer server) {
        halt(server.name());
        return start(server);
    }

    /** Stops one process, if it runs; its entry stays for {@link #restart}. */
    public void halt(String name) {
        state().component(name).ifPresent(Component::stop);
    }

    /** Stops one process; its entry goes. */
    public void stop(String name) {
        halt(name);
        update(state -> state.without(name));
    }

    /** Stops all processes of this folder and forgets them. */
    public void stopAll() {
        stop(state());
        update(state -> new StackState(List.of(), state.settings()));
    }

    /**
     * Stops these processes, the services before the servers that they use, and whatever else
     * carries the marker of this folder.
     */
    void stop(StackState state) {
        Map<Boolean, List<Component>> services =
                state.components().stream()
                        .collect(Collectors.partitioningBy(c -> !c.healthUrl().isEmpty()));
        services.get(true).parallelStream().forEach(Component::stop);
        services.get(false).parallelStream().forEach(Component::stop);
        strays().forEach(id -> id.stop("TERM", Duration.ofSeconds(10)));
    }

    /** Running processes that carry the marker of this folder. */
    public List<ProcessId> strays() {
        byte[] wanted = (MARKER + "=" + folder).getBytes(StandardCharsets.UTF_8);
        String needle = new String(wanted, StandardCharsets.ISO_8859_1);
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(p -> p.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(p -> carries(p, needle))
                    .map(p -> ProcessId.of(Long.parseLong(p.getFileName().toString())))
                    .filter(id -> id.pid() != ProcessHandle.current().pid())
                    .filter(ProcessId::isAlive)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean carries(Path process, String needle) {
        try {
            String environment =
                    Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            return ("\0" + environment + "\0").contains("\0" + needle + "\0");
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** Runs the action while no other process or class loader runs one under the same lock. */
    public <T> T exclusively(String lockName, Supplier<T> action) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                            FileChannel.open(
                                    folder.resolve(lockName),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock held = lock(channel)) {
                if (!held.isValid()) {
                    throw new IllegalStateException("lost the lock " + lockName);
                }
                return action.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        FileLock[] lock = new FileLock[1];
        boolean taken =
                Waiting.until(
                        LOCK_PATIENCE,
                        () -> {
                            try {
                                lock[0] = channel.tryLock();
                                return lock[0] != null;
                            } catch (OverlappingFileLockException e) {
                                return false;
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        if (!taken) {
            throw new IOException("another process holds the lock");
        }
        return lock[0];
    }

    private Path file() {
        return folder.resolve("state.json");
    }
}
