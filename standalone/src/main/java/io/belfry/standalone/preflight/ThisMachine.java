package io.belfry.standalone.preflight;

import io.belfry.standalone.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine we run on; Linux. */
public final class ThisMachine implements Machine {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path CONTAINER_LIMIT = Path.of("/sys/fs/cgroup/memory.max");
    private static final Path CONTAINER_USE = Path.of("/sys/fs/cgroup/memory.current");

    @Override
    public String operatingSystem() {
        return System.getProperty("os.name");
    }

    @Override
    public String architecture() {
        return System.getProperty("os.arch");
    }

    @Override
    public boolean hasProgram(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    @Override
    public boolean canWrite(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "write", ".test"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public long freeDisk(Path folder) {
        try {
            Path existing = folder.toAbsolutePath();
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long availableMemory() {
        long machine = availableOf(lines(MEMORY));
        try {
            String limit = Files.readString(CONTAINER_LIMIT).strip();
            if (limit.equals("max")) {
                return machine;
            }
            long used = Long.parseLong(Files.readString(CONTAINER_USE).strip());
            return Math.min(machine, Long.parseLong(limit) - used);
        } catch (IOException e) {
            return machine;
        }
    }

    static long availableOf(Stream<String> meminfo) {
        return meminfo.filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    @Override
    public boolean isPortFree(int port) {
        return Ports.isFree(port);
    }

    @Override
    public Optional<String> portOwner(int port) {
        return PortOwner.of(port);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
