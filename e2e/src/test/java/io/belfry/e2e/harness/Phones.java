package io.belfry.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The real SIP phones 1001 to 1004 and the outside world, driven through {@code
 * testing/asterisk/phones.py}; see its {@code --help} for the commands and the events.
 */
public final class Phones implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SCENARIO = Duration.ofSeconds(120);

    private final Process process;
    private final BufferedWriter commands;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private Phones(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::read);
    }

    /** Starts and registers them. */
    public static Phones start() {
        try {
            Phones phones =
                    new Phones(
                            new ProcessBuilder("./phones.py")
                                    .directory(Lab.folder().toFile())
                                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                                    .start());
            phones.await(0, event -> is(event, "ready"));
            return phones;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives a command and waits until it is obeyed.
     *
     * @return the answer, such as {@code {"event":"ok","do":"call","call":"caller-1"}}
     * @throws IllegalStateException with the reason when it is refused
     */
    public JsonNode command(String line) {
        int from = events.size();
        write(line);
        return answer(from, line, PATIENCE);
    }

    /**
     * Plays a scenario to its end, the wrap-up included; {@code agents} act where it asks for it.
     */
    public void play(String scenario, Agents agents) {
        int from = events.size();
        write("scenario " + scenario);
        int next = from;
        while (true) {
            int position = next;
            JsonNode event =
                    Awaiting.until(
                            "scenario " + scenario + " goes on",
                            SCENARIO,
                            () ->
                                    events.stream()
                                            .skip(position)
                                            .filter(Phones::concernsPlay)
                                            .findFirst());
            next = events.indexOf(event) + 1;
            if (!is(event, "agent")) {
                break;
            }
            act(event, agents);
            write("done");
        }
        answer(from, "scenario " + scenario, PATIENCE);
    }

    /** The first event from the position on that satisfies the predicate. */
    public JsonNode await(int position, Predicate<JsonNode> predicate) {
        return Awaiting.until(
                "an event of the phones",
                PATIENCE,
                () -> events.stream().skip(position).filter(predicate).findFirst());
    }

    /** How many events there were so far. */
    public int position() {
        return events.size();
    }

    @Override
    public void close() {
        try {
            write("quit");
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private JsonNode answer(int from, String line, Duration limit) {
        JsonNode answer =
                Awaiting.until(
                        line,
                        limit,
                        () ->
                                events.stream()
                                        .skip(from)
                                        .filter(event -> is(event, "ok") || is(event, "error"))
                                        .findFirst());
        if (is(answer, "error")) {
            throw new IllegalStateException(line + ": " + answer.path("reason").asText());
        }
        return answer;
    }

    private static void act(JsonNode step, Agents agents) {
        String agent = step.path("agent").asText();
        switch (step.path("do").asText()) {
            case "login" -> agents.login(agent);
            case "logout" -> agents.logout(agent);
            case "pause" -> agents.pause(agent, step.path("reason").asText());
            case "unpause" -> agents.unpause(agent);
            default -> throw new IllegalStateException("an unknown step: " + step);
        }
    }

    private static boolean concernsPlay(JsonNode event) {
        return is(event, "agent") || is(event, "ok") || is(event, "error");
    }

    private static boolean is(JsonNode event, String name) {
        return event.path("event").asText().equals(name);
    }

    private synchronized void write(String line) {
        try {
            commands.write(line);
            commands.newLine();
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(JSON.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
