package io.belfry.bench.run;

import io.belfry.bench.report.Figure;
import java.util.List;

/** Something worth measuring. */
public interface Scenario {

    /** What {@code --scenario} calls it. */
    String name();

    /**
     * Measures it and its limits, on processes of its own.
     *
     * @throws BenchFailed when what was sent does not arrive
     */
    List<Figure> measure(BenchStack stack, Pace pace, Progress progress);
}
