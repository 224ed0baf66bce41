package io.belfry.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A PostgreSQL server on loopback whose data survive a restart and a crash.
 *
 * @param distribution where its archive is
 * @param folder its folder: {@code data} is kept between runs
 * @param port it listens on
 * @param user superuser
 * @param password of the superuser
 * @param durable false for tests: no fsync, data need not survive a power cut
 * @param log its log file
 */
public record PostgresServer(
        Distribution distribution,
        Path folder,
        int port,
        String user,
        String password,
        boolean durable,
        Path log)
        implements EmbeddedServer {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Fast shutdown: open sessions are ended. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public void start(Map<String, String> environment, Consumer<ProcessId> spawned) {
        Path home = PostgresBinaries.unpacked(distribution.postgresArchive());
        Path data = folder.resolve("data");
        Unprivileged runAs = Unprivileged.forPaths(home, data);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(home, data, runAs, environment);
            }
            removeStalePidFile(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        runAs.own(data);
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        settings().forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        Process process = new Launch(runAs.wrap(command), environment, folder, log).start();
        spawned.accept(ProcessId.of(process.pid()));
        Readiness.await(this, process, PATIENCE, admin()::answers);
    }

    /** Its superuser's view. */
    public PostgresAdmin admin() {
        return new PostgresAdmin("127.0.0.1", port, user, password);
    }

    private Map<String, String> settings() {
        String onOff = durable ? "on" : "off";
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "64MB",
                "timezone", "UTC",
                "fsync", onOff,
                "synchronous_commit", onOff,
                "full_page_writes", onOff,
                "log_line_prefix", "%m [%p] %d ",
                "log_min_messages", "warning");
    }

    /**
     * In a folder beside the real one that is renamed at the end: an interrupted initdb starts
     * anew.
     */
    private void initialise(
            Path home, Path data, Unprivileged runAs, Map<String, String> environment)
            throws IOException {
        Path fresh = folder.resolve("data.new");
        Path passwordFile = folder.resolve("initdb.password");
        Folders.delete(fresh);
        Files.createDirectories(fresh);
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, Folders.PRIVATE_FILE);
        Files.writeString(passwordFile, password);
        runAs.own(fresh);
        runAs.own(passwordFile);
        try {
            List<String> command =
                    List.of(
                            home.resolve("bin/initdb").toString(),
                            "--pgdata=" + fresh,
                            "--username=" + user,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8",
                            "--no-sync");
            Map<String, String> all = new HashMap<>(environment);
            all.put("LC_ALL", "C");
            Process process = new Launch(runAs.wrap(command), all, folder, log).start();
            if (process.waitFor() != 0) {
                throw new StartFailed(name(), "could not create its data folder.", log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during initdb", e);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Folders.delete(data);
        Files.move(fresh, data);
    }

    /**
     * After a crash the pid in postmaster.pid may belong to somebody else now, and PostgreSQL would
     * refuse to start. The file is removed unless that process really is a server on this folder.
     */
    private static void removeStalePidFile(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        String pid = lines.isEmpty() ? "" : lines.getFirst().strip();
        Path commandLine = Path.of("/proc", pid.isEmpty() ? "0" : pid, "cmdline");
        boolean ours =
                Files.exists(commandLine)
                        && Files.readString(commandLine, StandardCharsets.ISO_8859_1)
                                .contains(data.toString());
        if (!ours) {
            Files.delete(pidFile);
        }
    }
}
