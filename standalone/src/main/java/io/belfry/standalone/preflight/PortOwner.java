package io.belfry.standalone.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds who listens on a port, as far as /proc lets us. */
final class PortOwner {

    private static final String LISTENING = "0A";

    private PortOwner() {}

    static Optional<String> of(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(file -> inode(lines(Path.of(file)), port).stream())
                .flatMap(inode -> processWith("socket:[" + inode + "]").stream())
                .findFirst();
    }

    /** The inode of the socket that listens on the port, from the lines of /proc/net/tcp. */
    static Optional<String> inode(List<String> lines, int port) {
        String suffix = ":%04X".formatted(port);
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(f -> f.length > 9 && f[1].endsWith(suffix) && f[3].equals(LISTENING))
                .map(f -> f[9])
                .findFirst();
    }

    private static Optional<String> processWith(String link) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(p -> p.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(p -> holds(p, link))
                    .map(p -> "pid " + p.getFileName() + " (" + name(p) + ")")
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(Path process, String link) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.anyMatch(
                    fd -> {
                        try {
                            return Files.readSymbolicLink(fd).toString().equals(link);
                        } catch (IOException e) {
                            return false;
                        }
                    });
        } catch (IOException e) {
            return false;
        }
    }

    private static String name(Path process) {
        return String.join("", lines(process.resolve("comm"))).strip();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
