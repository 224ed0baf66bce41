package io.belfry.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdTest {

    @Test
    void aCommandNameWithBlanksAndParenthesesDoesNotShiftTheFields() {
        // proc(5): pid, comm, state, ppid, pgrp, session, tty, tpgid, flags, 4 fault counters,
        // utime, stime, cutime,
        // cstime, priority, nice, threads, itrealvalue, starttime: the 20th value after the name.
        String stat =
                "42 (a) b (c) S 1 42 42 0 -1 4194560 100 0 0 0 1 2 0 0 20 0 1 0 987654 1000 50";

        assertThat(ProcessId.parseStat(stat)).hasValue(987654);
    }

    @Test
    void aZombieCountsAsGone() {
        String stat = "42 (sleep) Z 1 42 42 0 -1 4194560 100 0 0 0 1 2 0 0 20 0 1 0 987654 0 0";

        assertThat(ProcessId.parseStat(stat)).isEmpty();
    }

    @Test
    void aProcessIsAliveUntilItIsStopped() throws IOException {
        Process sleep = new ProcessBuilder("sleep", "60").start();
        ProcessId id = ProcessId.of(sleep.pid());
        assertThat(id.isAlive()).isTrue();
        assertThat(id.residentBytes()).isPositive();

        id.stop("TERM", Duration.ofSeconds(5));

        assertThat(id.isAlive()).isFalse();
        assertThat(id.residentBytes()).isZero();
    }

    @Test
    void whatIgnoresThePoliteSignalIsKilled() throws IOException {
        Process stubborn =
                new ProcessBuilder("sh", "-c", "trap '' TERM; echo on; sleep 60").start();
        stubborn.getInputStream().read();
        ProcessId id = ProcessId.of(stubborn.pid());

        id.stop("TERM", Duration.ofMillis(200));

        assertThat(id.isAlive()).isFalse();
        stubborn.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aReusedPidIsNotTakenForTheOldProcessAndNotSignalled() throws IOException {
        Process sleep = new ProcessBuilder("sleep", "60").start();
        ProcessId now = ProcessId.of(sleep.pid());
        ProcessId earlier = new ProcessId(now.pid(), now.startTicks() - 1);

        assertThat(earlier.isAlive()).isFalse();
        earlier.stop("KILL", Duration.ofMillis(100));

        assertThat(sleep.isAlive()).isTrue();
        sleep.destroyForcibly();
    }
}
