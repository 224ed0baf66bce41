package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.suite.Part;
import io.belfry.standalone.suite.Starter;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** One line per part that became ready. */
final class StartProgress implements Starter.Progress {

    private final PrintWriter out;
    private final int total;
    private int ready;

    StartProgress(PrintWriter out, int total) {
        this.out = out;
        this.total = total;
    }

    @Override
    public synchronized void starting(Part part) {
        out.println("         starting " + part.name());
        out.flush();
    }

    @Override
    public synchronized void ready(Part part, Component component, Duration took) {
        ready++;
        out.printf(
                Locale.ROOT,
                "%-8s %-18s ready at %s (%.1f s)%n",
                "[" + ready + "/" + total + "]",
                part.name(),
                component.address(),
                took.toMillis() / 1000.0);
        out.flush();
    }
}
