package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.embedded.ProcessId;
import io.belfry.standalone.embedded.StackState;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    @Test
    void theWholeIsReadyOnlyWhenEveryPartIs() {
        assertThat(StatusReport.overall(List.of())).isEqualTo("stopped");
        assertThat(StatusReport.overall(List.of("ready", "ready"))).isEqualTo("ready");
        assertThat(StatusReport.overall(List.of("ready", "starting"))).isEqualTo("starting");
        assertThat(StatusReport.overall(List.of("ready", "unready"))).isEqualTo("failed");
        assertThat(StatusReport.overall(List.of("starting", "failed"))).isEqualTo("failed");
    }

    @Test
    void aPartWhoseProcessIsGoneHasFailed() throws Exception {
        ProcessId gone = new ProcessId(ProcessHandle.current().pid(), 1);
        Component part =
                new Component("kafka", gone.pid(), 1, "127.0.0.1:9092", "/log", "TERM", "", true);

        StatusReport report = StatusReport.of(StackState.EMPTY.with(part));

        assertThat(new ObjectMapper().writeValueAsString(report))
                .isEqualTo(
                        "{\"state\":\"failed\",\"components\":[{\"name\":\"kafka\",\"state\":\"failed\",\"address\":\"127.0.0.1:9092\",\"pid\":%d,\"rssBytes\":0}]}"
                                .formatted(gone.pid()));
    }
}
