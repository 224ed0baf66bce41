package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.embedded.LogTail;
import io.belfry.standalone.embedded.Stack;
import io.belfry.standalone.embedded.Waiting;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names the parts that die while {@code up} stays in the foreground. */
final class DeathWatch {

    private static final Duration STEP = Duration.ofSeconds(1);

    private final Stack stack;
    private final String hint;
    private final PrintWriter out;
    private final Set<Long> told = new HashSet<>();

    /**
     * @param hint see {@link DataOption#hint}
     */
    DeathWatch(Stack stack, String hint, PrintWriter out) {
        this.stack = stack;
        this.hint = hint;
        this.out = out;
    }

    /** Returns when somebody else stopped the whole stack. */
    int watch() {
        while (true) {
            List<Component> components = stack.state().components();
            if (components.isEmpty()) {
                out.println("Stopped by ./belfry down.");
                out.flush();
                return 0;
            }
            components.forEach(this::check);
            Waiting.until(STEP, () -> false);
        }
    }

    private void check(Component component) {
        if (component.process().isAlive() || !told.add(component.pid())) {
            return;
        }
        out.println(describe(component, hint));
        out.flush();
    }

    /** Which part died, the end of its log, and what to do. */
    static String describe(Component component, String hint) {
        Path log = Path.of(component.log());
        return "%s (pid %d) died. The end of its log %s:%n    %s%nStart it again with ./belfry restart %s%s"
                .formatted(
                        component.name(),
                        component.pid(),
                        log,
                        String.join("\n    ", LogTail.lines(log, 15)),
                        component.name(),
                        hint);
    }
}
