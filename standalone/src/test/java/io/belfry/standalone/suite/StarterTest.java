package io.belfry.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.embedded.EmbeddedServer;
import io.belfry.standalone.embedded.ProcessId;
import io.belfry.standalone.embedded.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class StarterTest {

    @TempDir Path folder;
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void aPartStartsAfterThoseItNeedsAndTheirPreparation() {
        start(
                new Part(server("kafka"), List.of(), () -> told.add("topics")),
                new Part(server("gateway"), List.of("kafka"), () -> {}));

        assertThat(told)
                .containsExactly(
                        "starting kafka",
                        "topics",
                        "ready kafka",
                        "starting gateway",
                        "ready gateway");
        assertThat(new Stack(folder).state().components())
                .extracting(Component::name, Component::ready)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("kafka", true),
                        org.assertj.core.groups.Tuple.tuple("gateway", true));
    }

    @Test
    void whatNeedsAFailedPartIsNotStartedAndTheFailureIsTold() {
        assertThatThrownBy(
                        () ->
                                start(
                                        new Part(broken("kafka"), List.of(), () -> {}),
                                        new Part(server("gateway"), List.of("kafka"), () -> {})))
                .hasMessage("kafka is broken");

        assertThat(told).containsExactly("starting kafka");
    }

    @Test
    void aPartThatTakesForeverDoesNotDelayTheNewsOfAFailure() {
        EmbeddedServer slow =
                new FakeServer(
                        "elasticsearch",
                        () -> {
                            try {
                                Thread.currentThread().join();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("interrupted", e);
                            }
                        });

        assertThatThrownBy(
                        () ->
                                start(
                                        new Part(slow, List.of(), () -> {}),
                                        new Part(broken("kafka"), List.of(), () -> {})))
                .hasMessage("kafka is broken");
    }

    private void start(Part... parts) {
        Starter.Progress progress =
                new Starter.Progress() {
                    @Override
                    public void starting(Part part) {
                        told.add("starting " + part.name());
                    }

                    @Override
                    public void ready(Part part, Component component, Duration took) {
                        told.add("ready " + part.name());
                    }
                };
        new Starter(new Stack(folder), progress, 3).start(List.of(parts));
    }

    private static EmbeddedServer server(String name) {
        return new FakeServer(name, () -> {});
    }

    private static EmbeddedServer broken(String name) {
        return new FakeServer(
                name,
                () -> {
                    throw new IllegalStateException(name + " is broken");
                });
    }

    private record FakeServer(String name, Runnable work) implements EmbeddedServer {

        @Override
        public String address() {
            return "";
        }

        @Override
        public String stopSignal() {
            return "TERM";
        }

        @Override
        public Path log() {
            return Path.of("/log");
        }

        @Override
        public void start(Map<String, String> environment, Consumer<ProcessId> spawned) {
            work.run();
            spawned.accept(new ProcessId(1, 1));
        }
    }
}
