package io.belfry.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

    @TempDir Path folder;

    @Test
    void anEmptyFolderIsAnEmptyStack() {
        assertThat(new Stack(folder).state()).isEqualTo(StackState.EMPTY);
    }

    @Test
    void theStateIsReadBackByAnotherObjectOnTheSameFolder() {
        Component kafka = component("kafka", new ProcessId(7, 8));
        new Stack(folder).update(s -> s.with(kafka).with("port-offset", "1000"));

        StackState read = new Stack(folder).state();

        assertThat(read.component("kafka")).contains(kafka);
        assertThat(read.settings()).containsExactly(Map.entry("port-offset", "1000"));
    }

    @Test
    void aFieldOfALaterVersionIsIgnored() throws IOException {
        Files.writeString(
                folder.resolve("state.json"),
                "{\"components\":[],\"settings\":{\"a\":\"b\"},\"later\":1}");

        assertThat(new Stack(folder).state().settings()).containsEntry("a", "b");
    }

    @Test
    void aReplacedComponentKeepsItsPlace() {
        StackState state =
                StackState.EMPTY
                        .with(component("a", new ProcessId(1, 1)))
                        .with(component("b", new ProcessId(2, 2)))
                        .with(component("a", new ProcessId(3, 3)));

        assertThat(state.components()).extracting(Component::pid).containsExactly(3L, 2L);
    }

    @Test
    void downStopsWhatItStartedAndNothingElse() throws IOException {
        Stack stack = new Stack(folder);
        Process ours = sleep(stack);
        Process unrecorded = sleep(stack);
        Process reusedPid = new ProcessBuilder("sleep", "60").start();
        Process foreign = sleep(new Stack(folder.resolve("other")));
        ProcessId reused = ProcessId.of(reusedPid.pid());
        stack.update(
                s ->
                        s.with(component("ours", ProcessId.of(ours.pid())))
                                .with(
                                        component(
                                                "gone",
                                                new ProcessId(
                                                        reused.pid(), reused.startTicks() - 1))));

        stack.stopAll();

        assertThat(ours.isAlive()).isFalse();
        assertThat(unrecorded.isAlive()).as("started just before a crash").isFalse();
        assertThat(reusedPid.isAlive()).isTrue();
        assertThat(foreign.isAlive()).isTrue();
        assertThat(stack.state().components()).isEmpty();
        List.of(reusedPid, foreign).forEach(Process::destroyForcibly);
    }

    @Test
    void onlyOneAtATimeHoldsALock() throws InterruptedException {
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        Runnable visit =
                () ->
                        new Stack(folder)
                                .exclusively(
                                        "x.lock",
                                        () -> {
                                            if (inside.getAndSet(true)) {
                                                overlapped.set(true);
                                            }
                                            Thread.yield();
                                            inside.set(false);
                                            return null;
                                        });
        List<Thread> threads = List.of(new Thread(visit), new Thread(visit), new Thread(visit));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(overlapped).isFalse();
    }

    private static Process sleep(Stack stack) {
        return new Launch(
                        List.of("sleep", "60"),
                        stack.marker(),
                        Path.of("/"),
                        stack.folder().resolve("log"))
                .start();
    }

    private static Component component(String name, ProcessId id) {
        return new Component(name, id.pid(), id.startTicks(), "", "/log", "TERM", "", true);
    }
}
