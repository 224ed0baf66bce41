package io.belfry.pbx.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    @Test
    void whatIsNoSecretIsShownAsItCame() {
        List<String> shown =
                shown(
                        "Event: QueueMemberPause",
                        "MemberName: Agent/1001",
                        "PausedReason: pinball",
                        "AppData: Local/id-1001@agentcallback,0,tT",
                        "URI: sip:1001@10.0.0.1:5060");
        assertThat(shown)
                .containsExactly(
                        "Event: QueueMemberPause",
                        "MemberName: Agent/1001",
                        "PausedReason: pinball",
                        "AppData: Local/id-1001@agentcallback,0,tT",
                        "URI: sip:1001@10.0.0.1:5060");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Secret: s3cret | Secret: ***",
                "VMPassword: 4711 | VMPassword: ***",
                "ConferencePIN: 4711 | ConferencePIN: ***",
                "ExpectedResponse: 0a1b | ExpectedResponse: ***",
                "Challenge: 839 | Challenge: ***",
                "Digit: 7 | Digit: ***",
                "ChanVariable: USR_password=s3cret | ChanVariable: USR_password=***",
                "AppData: XIVO_TOKEN=abc,x=1 | AppData: XIVO_TOKEN=***,x=1",
                "URI: sip:alice:s3cret@10.0.0.1 | URI: sip:alice:***@10.0.0.1",
                "AppData: curl=https://u:s3cret@host/x | AppData: curl=https://u:***@host/x",
                "Password: | Password:"
            })
    void secretsAreMasked(String line, String masked) {
        assertThat(shown("Event: X", line).get(1)).isEqualTo(masked);
    }

    @Test
    void theValueOfAVariableIsMaskedWhenItsNameIsThatOfASecret() {
        assertThat(shown("Event: VarSet", "Variable: CARD_PIN", "Value: 4711"))
                .containsExactly("Event: VarSet", "Variable: CARD_PIN", "Value: ***");
        assertThat(shown("Event: VarSet", "Variable: USR_note", "Value: 4711"))
                .containsExactly("Event: VarSet", "Variable: USR_note", "Value: 4711");
    }

    @Test
    void whatACallerIsAskedForInTheDialplanIsMasked() {
        assertThat(shown("Event: Newexten", "Application: Authenticate", "AppData: 4711,j"))
                .containsExactly("Event: Newexten", "Application: Authenticate", "AppData: ***");
    }

    private static List<String> shown(String... lines) {
        return Masking.lines(
                new RawFrame(
                        (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH,
                        false));
    }
}
