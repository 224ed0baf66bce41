package io.belfry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The TypeScript compiler on the library, and on what its users may and may not write. */
class TypesTest {

    private static final Path COMPILER = Path.of("target/typescript").toAbsolutePath();

    @Test
    void theLibraryAndItsUseAreWellTyped() throws IOException, InterruptedException {
        Node.assumeThere();
        assumeTrue(
                Files.exists(Path.of("target/types/jssip/JsSIP.d.ts")),
                "built without npm: there is no JsSIP to check the telephone against");
        unpackCompiler();

        Node.Result result = Node.run(COMPILER.resolve("tsc.cjs").toString(), "--project", ".");

        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    /** The compiler and the declarations of the platform, which it looks for beside itself. */
    private static void unpackCompiler() throws IOException {
        URL compiler = TypesTest.class.getResource("/META-INF/resources/webjars/typescript");
        JarURLConnection connection = (JarURLConnection) compiler.openConnection();
        Files.createDirectories(COMPILER);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = Path.of(entry.getName()).getFileName().toString();
                if (!entry.getName().endsWith("/lib/" + name)) {
                    continue;
                }
                if (name.equals("_tsc.js")) {
                    copy(jar, entry, COMPILER.resolve("tsc.cjs"));
                } else if (name.startsWith("lib.") && name.endsWith(".d.ts")) {
                    copy(jar, entry, COMPILER.resolve(name));
                }
            }
        }
    }

    private static void copy(JarFile jar, JarEntry entry, Path to) throws IOException {
        try (InputStream file = jar.getInputStream(entry)) {
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
