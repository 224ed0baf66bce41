package io.belfry.e2e.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that the tests run in. */
public final class Checkout {

    private Checkout() {}

    /** The folder that holds the {@code belfry} script: above the working directory. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isExecutable(folder.resolve("belfry"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "no belfry script above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
