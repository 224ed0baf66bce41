package io.belfry.standalone.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A process that can be recognised later: its pid and the moment the kernel started it. A pid that
 * was given to somebody else in the meantime is not mistaken for it.
 *
 * @param pid the process id
 * @param startTicks start time in kernel ticks since boot, field 22 of {@code /proc/PID/stat}
 */
public record ProcessId(long pid, long startTicks) {

    private static final Path PROC = Path.of("/proc");

    /** The running process with this pid; empty ticks (0) when it is already gone. */
    public static ProcessId of(long pid) {
        return new ProcessId(pid, startTicksOf(pid).orElse(0));
    }

    /** True while this very process runs; a zombie counts as gone. */
    public boolean isAlive() {
        return startTicksOf(pid).orElse(-1) == startTicks && startTicks != 0;
    }

    /** Resident memory in bytes, 0 when the process is gone. */
    public long residentBytes() {
        if (!isAlive()) {
            return 0;
        }
        try {
            for (String line : Files.readAllLines(PROC.resolve(pid + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }

    /** Sends a signal by name ("TERM", "INT", "KILL") if this very process still runs. */
    public void signal(String name) {
        if (isAlive()) {
            Shell.run("kill", "-" + name, Long.toString(pid));
        }
    }

    /** Asks politely, waits, and kills what is still there; returns when the process is gone. */
    public void stop(String politeSignal, Duration patience) {
        signal(politeSignal);
        if (!awaitEnd(patience)) {
            signal("KILL");
            awaitEnd(Duration.ofSeconds(10));
        }
    }

    /** Waits until the process is gone; false when it still runs after {@code patience}. */
    public boolean awaitEnd(Duration patience) {
        return Waiting.until(patience, () -> !isAlive());
    }

    static OptionalLong startTicksOf(long pid) {
        try {
            return parseStat(
                    Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * The command name in field 2 may hold blanks and parentheses: fields count from the last one.
     */
    static OptionalLong parseStat(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).trim().split(" ");
        boolean zombie = fields[0].equals("Z") || fields[0].equals("X");
        return zombie ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[19]));
    }
}
