package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.standalone.embedded.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code belfry} itself, run on a machine that has only what a test gives it: a path
 * with a few programs, folders of JDKs.
 */
class BelfryScriptTest {

    private static final List<String> PROGRAMS =
            List.of(
                    "bash",
                    "cat",
                    "dirname",
                    "env",
                    "find",
                    "ls",
                    "mkdir",
                    "mktemp",
                    "readlink",
                    "rm",
                    "sed",
                    "sort",
                    "touch");

    @TempDir Path folder;
    private Path path;
    private Path jvms;

    @BeforeEach
    void aMachineWithMavenAndNoJdk() throws IOException {
        path = Files.createDirectory(folder.resolve("bin"));
        jvms = Files.createDirectory(folder.resolve("jvm"));
        for (String program : PROGRAMS) {
            script(path.resolve(program), "exec " + onThePath(program) + " \"$@\"");
        }
        script(path.resolve("mvn"), "exit 0");
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Result result = belfry(Map.of(), "java-home");

        assertThat(result)
                .isEqualTo(
                        new Result(
                                1,
                                "belfry: No JDK 25 or later found: install one (Debian: apt-get install openjdk-25-jdk, or from adoptium.net) or set JAVA_HOME.\n"));
    }

    @Test
    void aJdkThatIsTooOldIsNamed() throws Exception {
        Path old = jdk("openjdk-17", 17);

        Result result = belfry(Map.of("JAVA_HOME", old.toString()), "java-home");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "belfry: No JDK 25 or later found, only 17 in %s: install one"
                                .formatted(old));
    }

    @Test
    void aNewerJdkThatIsNotTheDefaultOneIsFound() throws Exception {
        Path old = jdk("openjdk-17", 17);
        jdk("a-25", 25);
        Path newest = jdk("b-26", 26);

        Result result = belfry(Map.of("JAVA_HOME", old.toString()), "java-home");

        assertThat(result).isEqualTo(new Result(0, newest + "\n"));
    }

    @Test
    void javaHomeIsTakenBeforeAnother() throws Exception {
        Path chosen = jdk("a-25", 25);
        jdk("b-26", 26);

        assertThat(belfry(Map.of("JAVA_HOME", chosen.toString()), "java-home").output())
                .isEqualTo(chosen + "\n");
    }

    @Test
    void aJavaWithoutACompilerIsNotEnough() throws Exception {
        Files.delete(jdk("openjdk-25-jre", 25).resolve("bin/javac"));

        assertThat(belfry(Map.of(), "java-home").output())
                .startsWith("belfry: No JDK 25 or later found: install one");
    }

    @Test
    void withoutMavenItSaysSo() throws Exception {
        jdk("openjdk-25", 25);
        Files.delete(path.resolve("mvn"));

        assertThat(belfry(Map.of(), "status"))
                .isEqualTo(new Result(1, "belfry: Maven is missing: apt-get install maven.\n"));
    }

    /** A file in place of the folder: root cannot write it either. */
    @Test
    void aTargetFolderThatCannotBeWrittenIsNamed() throws Exception {
        jdk("openjdk-25", 25);
        Path project = project();
        Files.writeString(project.resolve("target"), "");

        Result result = run(project.resolve("belfry"), Map.of(), "status");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .endsWith(
                        "belfry: Cannot write to %s/target: change its owner, or use a copy of your own.\n"
                                .formatted(project));
    }

    @Test
    void aLauncherThatCannotBeBuiltPointsToMavensLog() throws Exception {
        jdk("openjdk-25", 25);
        Path project = project();
        script(path.resolve("mvn"), "echo \"$JAVA_HOME: no network\"; exit 1");

        Result result = run(project.resolve("belfry"), Map.of(), "status");

        Path log = project.resolve("target/belfry-launcher.log");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .endsWith(
                        "belfry: The launcher could not be built: see the errors in %s.\n"
                                .formatted(log));
        assertThat(log).hasContent(jvms.resolve("openjdk-25") + ": no network");
    }

    private record Result(int exitCode, String output) {}

    /** The script where it is. */
    private Result belfry(Map<String, String> environment, String... arguments) throws Exception {
        return run(Distribution.find().root().resolve("belfry"), environment, arguments);
    }

    /** A project of which nothing is there but the script. */
    private Path project() throws IOException {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.copy(Distribution.find().root().resolve("belfry"), project.resolve("belfry"));
        return project;
    }

    private Result run(Path script, Map<String, String> environment, String... arguments)
            throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                                        .toList())
                        .redirectErrorStream(true);
        Map<String, String> all = new HashMap<>(environment);
        all.put("PATH", path.toString());
        all.put("HOME", folder.toString());
        all.put("BELFRY_JVM_DIR", jvms.toString());
        builder.environment().clear();
        builder.environment().putAll(all);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    /** As far as the script looks: programs, and a version that {@code java -version} tells. */
    private Path jdk(String name, int version) throws IOException {
        Path home = jvms.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        script(
                home.resolve("bin/java"),
                "echo 'openjdk version \"" + version + ".0.1\" 2026-01-20' >&2");
        script(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path onThePath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
