package io.belfry.pbx.simulated;

import io.belfry.simulator.Main;
import io.belfry.standalone.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.ResponseEvent;

/**
 * The simulator as a process of its own, with its control API and an AMI connection that asks it
 * what it knows.
 */
public final class SimulatedPbx implements AutoCloseable {

    public static final String USER = "belfry";
    public static final String SECRET = "belfry";
    private static final String TOKEN = "of-the-test";

    private final Process process;
    private final Path folder;
    private final int amiPort;
    private final URI http;
    private final HttpClient client = HttpClient.newHttpClient();
    private DefaultManagerConnection ami;

    private SimulatedPbx(Process process, Path folder, int amiPort, int httpPort) {
        this.process = process;
        this.folder = folder;
        this.amiPort = amiPort;
        this.http = URI.create("http://127.0.0.1:" + httpPort);
    }

    /** A PBX of that name where nobody calls by himself; its files are in the folder. */
    public static SimulatedPbx start(String name, Path folder, int agents, int queues) {
        int amiPort = Ports.free();
        int httpPort = Ports.free();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(
                List.of(
                        "--pbx-name=" + name,
                        "--ami-port=" + amiPort,
                        "--http-port=" + httpPort,
                        "--agents=" + agents,
                        "--queues=" + queues,
                        "--no-calls",
                        "--queue-log-file=" + folder.resolve("queue_log"),
                        "--write-pbx-file=" + folder.resolve("pbx.yaml")));
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("simulator.log").toFile());
            builder.environment().put("BELFRY_SIM_CONTROL_TOKEN", TOKEN);
            Process process = builder.start();
            SimulatedPbx pbx = new SimulatedPbx(process, folder, amiPort, httpPort);
            pbx.awaitHealth();
            return pbx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int amiPort() {
        return amiPort;
    }

    /** The PBX file that the simulator wrote of itself. */
    public Path pbxFile() {
        return folder.resolve("pbx.yaml");
    }

    /** Lets somebody call a queue: he waits as long as it takes and talks for ten minutes. */
    public void call(String queue, String caller) {
        String body =
                """
                {"queue":"%s","caller":"%s","talkSeconds":600,"patienceSeconds":36000}
                """
                        .formatted(queue, caller);
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(http.resolve("/calls"))
                                .header("Authorization", "Bearer " + TOKEN)
                                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
    }

    /** Unique ids of the channels that exist now. */
    public Set<String> channels() {
        Set<String> ids = new TreeSet<>();
        for (ResponseEvent event : ask(new CoreShowChannelsAction())) {
            if (event instanceof CoreShowChannelEvent channel) {
                ids.add(channel.getUniqueid());
            }
        }
        return ids;
    }

    /** Unique ids of the callers who wait now. */
    public Set<String> waiting() {
        Set<String> ids = new TreeSet<>();
        for (ResponseEvent event : ask(new QueueStatusAction())) {
            if (event instanceof QueueEntryEvent entry) {
                ids.add(entry.getUniqueId());
            }
        }
        return ids;
    }

    private synchronized Iterable<ResponseEvent> ask(EventGeneratingAction action) {
        try {
            if (ami == null) {
                ami = new DefaultManagerConnection("127.0.0.1", amiPort, USER, SECRET);
                ami.login("off");
            }
            return List.copyOf(ami.sendEventGeneratingAction(action, 30_000).getEvents());
        } catch (IOException | AuthenticationFailedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitHealth() {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                HttpRequest health = HttpRequest.newBuilder(http.resolve("/health")).build();
                if (client.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(50_000_000); // not there yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        close();
        throw new IllegalStateException("no simulator: see " + folder.resolve("simulator.log"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (ami != null) {
            ami.logoff();
        }
        process.destroy();
        client.close();
    }
}
