package io.belfry.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuiteOptionsTest {

    private static final Path DATA = Path.of("/data");

    @Test
    void optionsSurviveTheStateFile() {
        SuiteOptions full =
                new SuiteOptions(
                        DATA,
                        1000,
                        List.of("kafka", "replication"),
                        Optional.of(Path.of("/p.yaml")));
        SuiteOptions plain = new SuiteOptions(DATA, 0, List.of(), Optional.empty());

        assertThat(SuiteOptions.of(DATA, full.toSettings())).isEqualTo(full);
        assertThat(SuiteOptions.of(DATA, plain.toSettings())).isEqualTo(plain);
    }

    @Test
    void namesMayHaveBlanksAroundThem() {
        assertThat(SuiteOptions.names(" kafka, postgres ,")).containsExactly("kafka", "postgres");
    }

    @Test
    void portsMoveTogetherAndStayPorts() {
        assertThat(new PortPlan(1000).all())
                .containsEntry(9090, "cti-gateway")
                .containsEntry(10092, "kafka")
                .containsEntry(6443, "postgres")
                .containsEntry(6039, "simulator")
                .hasSize(15);
        // 65535 - 9300, the highest port of all
        assertThat(new PortPlan(56_235).elasticsearchTransport()).isEqualTo(65_535);
        assertThatThrownBy(() -> new PortPlan(56_236))
                .hasMessage("--port-offset must be between 0 and 56235");
        assertThatThrownBy(() -> new PortPlan(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
