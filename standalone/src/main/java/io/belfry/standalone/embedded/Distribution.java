package io.belfry.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the build of this module put the servers.
 *
 * @param root the folder of the whole project
 */
public record Distribution(Path root) {

    /**
     * Taken from the system property {@code belfry.root}, else looked for above the current folder.
     */
    public static Distribution find() {
        String given = System.getProperty("belfry.root");
        if (given != null && !given.isBlank() && !given.startsWith("${")) {
            return new Distribution(Path.of(given).toAbsolutePath().normalize());
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isRegularFile(p.resolve("standalone/pom.xml"))) {
                return new Distribution(p);
            }
        }
        throw new IllegalStateException(
                "not inside the project: set -Dbelfry.root to its root folder");
    }

    public Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Class path of the programs of this module itself. */
    public String ownClassPath() {
        return classPath("standalone");
    }

    /** Class path of a module whose build copies what it needs to {@code target/lib}. */
    public String classPath(String module) {
        Path target = root.resolve(module).resolve("target");
        return target.resolve("classes") + ":" + target.resolve("lib") + "/*";
    }

    /** Class path of the Kafka broker; a logger is part of it. */
    public String brokerClassPath() {
        return ownClassPath() + ":" + existing(target().resolve("embedded/kafka")) + "/*";
    }

    Path elasticsearchHome() {
        return only(existing(target().resolve("embedded/elasticsearch")), "elasticsearch-");
    }

    Path postgresArchive() {
        return only(existing(target().resolve("embedded/postgres")), "postgres-");
    }

    private Path target() {
        return root.resolve("standalone/target");
    }

    private static Path only(Path folder, String prefix) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> found =
                    entries.filter(p -> p.getFileName().toString().startsWith(prefix))
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw missing(folder);
            }
            return found.getLast();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw missing(folder);
        }
        return folder;
    }

    private static IllegalStateException missing(Path folder) {
        return new IllegalStateException(
                folder + " is missing: run mvn -pl standalone -am package -DskipTests");
    }
}
