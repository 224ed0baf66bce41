package io.belfry.e2e.queuecalls;

import io.belfry.e2e.harness.BelfrySuite;
import io.belfry.e2e.harness.Supervisor;
import java.time.Instant;

/**
 * Where calls come from: a running suite, and something that plays the scenarios of the traces to
 * it.
 */
interface Scene extends AutoCloseable {

    BelfrySuite suite();

    Supervisor supervisor();

    /** The time by the PBX's own clock. */
    Instant now();

    /**
     * Whether it keeps time as exactly as the recording: what was told there in whole seconds, or
     * as a number of tries, is the same here.
     */
    boolean exact();

    /** Agents 1001 (support) and 1002 (support, sales) are logged in, ready, when this returns. */
    void ready();

    /** Plays the scenario of that name to its end. */
    void play(String scenario);

    @Override
    void close();
}
