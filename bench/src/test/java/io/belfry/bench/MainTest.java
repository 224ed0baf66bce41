package io.belfry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.bench.report.Figure;
import io.belfry.bench.run.BenchStack;
import io.belfry.bench.run.Pace;
import io.belfry.bench.run.Progress;
import io.belfry.bench.run.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The options, with a scenario that only notes how it was asked. */
class MainTest {

    private final List<Pace> asked = new ArrayList<>();
    private final StringWriter errors = new StringWriter();

    @Test
    void the_backlog_is_as_long_as_told() {
        assertThat(run("--quick", "--backlog-rows", "7")).isZero();

        assertThat(asked).containsExactly(new Pace(Pace.QUICK.warmUp(), Pace.QUICK.measured(), 7));
    }

    @Test
    void without_options_everything_is_measured_at_full_length() {
        assertThat(run()).isZero();

        assertThat(asked).containsExactly(Pace.FULL);
    }

    @Test
    void an_empty_backlog_and_an_unknown_scenario_are_refused_before_anything_starts() {
        assertThat(run("--backlog-rows", "0")).isEqualTo(2);
        assertThat(run("--scenario", "nonsense")).isEqualTo(2);

        assertThat(errors.toString())
                .contains(
                        "--backlog-rows must be 1 or more, not 0",
                        "There is no scenario nonsense; there are noting.");
        assertThat(asked).isEmpty();
    }

    private int run(String... arguments) {
        return new CommandLine(new Main(Clock.systemUTC(), List.of(new Noting())))
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private final class Noting implements Scenario {

        @Override
        public String name() {
            return "noting";
        }

        @Override
        public List<Figure> measure(BenchStack stack, Pace pace, Progress progress) {
            asked.add(pace);
            return List.of();
        }
    }
}
