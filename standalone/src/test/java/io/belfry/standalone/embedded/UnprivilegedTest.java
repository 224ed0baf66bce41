package io.belfry.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedTest {

    @TempDir Path folder;

    @Test
    void aFileBelowAClosedFolderCannotBeReachedByOthers() throws IOException {
        Path open = Path.of("/usr/bin/env");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

        assertThat(Unprivileged.reachableByOthers(open)).isTrue();
        assertThat(Unprivileged.reachableByOthers(closed.resolve("file"))).isFalse();
    }
}
