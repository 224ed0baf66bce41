package io.belfry.simulator;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.time.Timeline;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Runs a PBX model in (scaled) real time on one thread of its own. Others ask it something through
 * {@link #ask}; what the PBX says goes to the listeners on that thread, in order.
 */
public final class Simulator implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Simulator.class.getName());
    private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int STEPS_AT_ONCE = 500;

    private Pbx pbx;
    private Timeline time;
    private final double speed;
    private final List<Consumer<List<Output>>> listeners;
    private final LinkedBlockingQueue<Runnable> questions = new LinkedBlockingQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Thread thread;
    private long virtualStart;
    private long wallStart;

    /**
     * @param speed virtual seconds per second; infinite for as fast as possible
     */
    public Simulator(Pbx pbx, double speed, List<Consumer<List<Output>>> listeners) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be positive, not " + speed);
        }
        this.pbx = pbx;
        this.time = pbx.board().time();
        this.speed = speed;
        this.listeners = List.copyOf(listeners);
        this.virtualStart = time.now();
        this.thread = Thread.ofPlatform().name("simulation").unstarted(this::run);
    }

    public Simulator start() {
        wallStart = System.nanoTime();
        running.set(true);
        thread.start();
        return this;
    }

    /** True while the simulation runs: false before the start, after the end, after a defect. */
    public boolean isRunning() {
        return running.get() && thread.isAlive();
    }

    /**
     * Asks or tells the model something, at the present virtual time.
     *
     * @throws RuntimeException what the question threw
     */
    public <T> T ask(Function<Pbx, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        questions.add(
                () -> {
                    try {
                        answer.complete(question.apply(pbx));
                    } catch (RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                });
        try {
            return answer.orTimeout(10, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Another PBX takes the place of this one.
     *
     * @param last what is done with the present one at its last moment; nothing of it follows
     * @param next makes it, given the present virtual time in microseconds; its own time may be
     *     ahead, then nothing happens until it has come
     */
    public void replace(Consumer<Pbx> last, LongFunction<Pbx> next) {
        ask(
                old -> {
                    last.accept(old);
                    deliver();
                    pbx = next.apply(time.now());
                    time = pbx.board().time();
                    return true;
                });
    }

    /** Sets the PBX's clock forward, or back. */
    public void shiftClock(long micros) {
        ask(
                old -> {
                    time.shift(micros);
                    virtualStart += micros;
                    return true;
                });
    }

    @Override
    public void close() {
        running.set(false);
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (running.get()) {
                Runnable question = questions.poll(nanosToNext(), TimeUnit.NANOSECONDS);
                advance();
                while (question != null) {
                    question.run();
                    question = questions.poll();
                }
                deliver();
            }
        } catch (InterruptedException e) {
            // closed
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the simulation stopped", e);
        } finally {
            running.set(false);
        }
    }

    private boolean isUnhurried() {
        return Double.isFinite(speed);
    }

    private void advance() {
        if (isUnhurried()) {
            time.runUntil(virtualNow());
            return;
        }
        for (int i = 0; i < STEPS_AT_ONCE && time.runNext(); i++) {
            deliver();
        }
    }

    private void deliver() {
        List<Output> said = pbx.board().drain();
        if (!said.isEmpty()) {
            listeners.forEach(l -> l.accept(said));
        }
    }

    private long virtualNow() {
        return virtualStart + Math.round((System.nanoTime() - wallStart) / 1000.0 * speed);
    }

    private long nanosToNext() {
        long next = time.next();
        if (next == Long.MAX_VALUE) {
            return MAX_WAIT_NANOS;
        }
        if (!isUnhurried()) {
            return 0;
        }
        double nanos = (next - virtualNow()) * 1000.0 / speed;
        return Math.max(0, Math.min(MAX_WAIT_NANOS, Math.round(nanos)));
    }
}
