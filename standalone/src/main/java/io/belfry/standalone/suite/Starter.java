package io.belfry.standalone.suite;

import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.embedded.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Starts parts, each when those it needs are ready, few at a time so that small machines cope. */
public final class Starter {

    /** Hears how the start goes; called from several threads. */
    public interface Progress {
        void starting(Part part);

        void ready(Part part, Component component, Duration took);
    }

    private final Stack stack;
    private final Progress progress;
    private final int atOnce;

    public Starter(Stack stack, Progress progress, int atOnce) {
        this.stack = stack;
        this.progress = progress;
        this.atOnce = atOnce;
    }

    /**
     * Returns when all are ready. Parts that run already are left alone.
     *
     * @param parts in an order in which every part comes after those it needs
     * @throws RuntimeException of the first part that failed; the others are not started any more
     */
    public void start(List<Part> parts) {
        Map<String, CompletableFuture<Void>> started = new HashMap<>();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(atOnce)) {
            for (Part part : parts) {
                CompletableFuture<?>[] needs =
                        part.needs().stream()
                                .map(started::get)
                                .filter(java.util.Objects::nonNull)
                                .toArray(CompletableFuture[]::new);
                started.put(
                        part.name(),
                        CompletableFuture.runAsync(
                                () -> {
                                    CompletableFuture.allOf(needs).join();
                                    startOne(part, failure, pool);
                                },
                                pool));
            }
            pool.shutdown();
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // A part failed while we were handing over the rest; it is told below.
            failure.compareAndSet(null, new IllegalStateException("the start was cut short", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while parts started", e);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private void startOne(
            Part part, AtomicReference<RuntimeException> failure, ExecutorService pool) {
        if (failure.get() != null) {
            throw new CancellationException("another part failed");
        }
        long begin = System.nanoTime();
        try {
            Component running = stack.state().component(part.name()).orElse(null);
            if (running != null && running.process().isAlive()) {
                part.afterStart().run();
                return;
            }
            progress.starting(part);
            Component component = stack.start(part.server());
            part.afterStart().run();
            progress.ready(part, component, Duration.ofNanos(System.nanoTime() - begin));
        } catch (RuntimeException e) {
            if (failure.compareAndSet(null, e)) {
                pool.shutdownNow();
            }
            throw e;
        }
    }
}
