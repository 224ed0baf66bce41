package io.belfry.contracts.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands are logged by their text: what a caller typed or what a customer's data is, is not. */
class CommandTextTest {

    private static final Map<String, String> VARIABLES = Map.of("USR_CARD", "4970-1234");

    @Test
    void the_digits_of_a_call_are_not_in_the_text() {
        CallRef call = new CallRef(null, new UniqueId("1700000000.12"));
        String text = new PbxCommand.SendDtmf(call, "4711").toString();
        assertThat(text).contains("1700000000.12").doesNotContain("4711");
    }

    @Test
    void of_variables_the_text_has_only_the_names() {
        CallRef call = new CallRef(null, new UniqueId("1700000000.12"));
        assertThat(new PbxCommand.SetVariables(call, VARIABLES).toString())
                .contains("USR_CARD")
                .doesNotContain("4970");
        assertThat(new PbxCommand.Dial("1001", "0612345678", VARIABLES).toString())
                .contains("1001", "0612345678", "USR_CARD")
                .doesNotContain("4970");
        assertThat(
                        new PbxCommand.DialFromQueue(
                                        new QueueName("support"), "0612345678", null, VARIABLES)
                                .toString())
                .contains("support", "0612345678", "USR_CARD")
                .doesNotContain("4970");
    }
}
