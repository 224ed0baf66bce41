package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.embedded.StackState;
import io.belfry.standalone.suite.SuiteOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadyTableTest {

    private static final StackState SERVICES =
            StackState.EMPTY
                    .with(component("kafka", "127.0.0.1:10092"))
                    .with(component("cti-gateway", "http://127.0.0.1:9090"));

    @Test
    void saysWhatIsWhereAndWhoCanLogIn() {
        StackState state = SERVICES.with(component("simulator", "ami://127.0.0.1:6039"));

        assertThat(table(state, Optional.empty()))
                .containsExactly(
                        "",
                        "PART               ADDRESS                        WHAT",
                        "kafka              127.0.0.1:10092                event stream",
                        "cti-gateway        http://127.0.0.1:9090          WebSocket, REST, overview page",
                        "simulator          ami://127.0.0.1:6039           stands for Asterisk, with calls",
                        "",
                        "Overview page: http://127.0.0.1:9090/",
                        "Data and logs: /data",
                        "Demo logins (password = login): alice (agent), sophie (supervisor), admin (administrator)");
    }

    /** The demo logins exist in the simulator's directory only. */
    @Test
    void withARealPbxTheLoginsAreThoseOfItsDirectory() {
        assertThat(table(SERVICES, Optional.of(Path.of("/etc/pbx.yaml"))))
                .endsWith("Data and logs: /data", "Logins: the users in /etc/pbx.yaml");
    }

    private static List<String> table(StackState state, Optional<Path> pbxFile) {
        StringWriter text = new StringWriter();
        ReadyTable.print(
                new PrintWriter(text),
                state,
                new SuiteOptions(Path.of("/data"), 1000, List.of(), pbxFile));
        return text.toString().lines().toList();
    }

    private static Component component(String name, String address) {
        return new Component(name, 1, 1, address, "/log", "TERM", "", true);
    }
}
