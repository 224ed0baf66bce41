package io.belfry.standalone.build;

import io.belfry.standalone.suite.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which modules were built after their last change.
 *
 * @param root the folder of the project
 */
public record Modules(Path root) {

    private static final FileTime NEVER = FileTime.fromMillis(0);

    /** Modules of the parts of these names that must be built before they can start. */
    public List<String> stale(Set<String> parts) {
        List<String> stale = new ArrayList<>();
        if (parts.contains("simulator") && isStale("pbx-simulator", "target/classes")) {
            stale.add("pbx-simulator");
        }
        for (Service service : Service.values()) {
            if (parts.contains(service.id())
                    && isStale(service.id(), "target/quarkus-app/quarkus-run.jar")) {
                stale.add(service.id());
            }
        }
        return stale;
    }

    /** Notes that these modules were built from what was there at that time. */
    public void built(List<String> modules, Instant at) {
        for (String module : modules) {
            Path stamp = stamp(module);
            try {
                Files.writeString(stamp, at.toString());
                Files.setLastModifiedTime(stamp, FileTime.from(at));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean isStale(String module, String product) {
        Path folder = root.resolve(module);
        if (!Files.exists(folder.resolve(product))) {
            return true;
        }
        FileTime sources =
                newest(
                        Stream.concat(
                                        Stream.of(root.resolve("pom.xml")),
                                        partsOf(module).map(root::resolve).flatMap(Modules::made))
                                .toArray(Path[]::new));
        return newest(stamp(module), folder.resolve(product)).compareTo(sources) < 0;
    }

    /**
     * The modules whose sources end up in what is started; what a page loads is served by the
     * gateway.
     */
    private static Stream<String> partsOf(String module) {
        return module.equals(Service.CTI_GATEWAY.id())
                ? Stream.of("contracts", "web", module)
                : Stream.of("contracts", module);
    }

    private static Stream<Path> made(Path module) {
        return Stream.of(module.resolve("pom.xml"), module.resolve("src/main"));
    }

    private Path stamp(String module) {
        return root.resolve(module).resolve("target/belfry-built");
    }

    /** The last change of any of the files, or files below the folders. */
    static FileTime newest(Path... paths) {
        FileTime newest = NEVER;
        for (Path path : paths) {
            if (!Files.exists(path)) {
                continue;
            }
            try (Stream<Path> walk = Files.walk(path)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    FileTime time = Files.getLastModifiedTime(file);
                    newest = time.compareTo(newest) > 0 ? time : newest;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return newest;
    }
}
