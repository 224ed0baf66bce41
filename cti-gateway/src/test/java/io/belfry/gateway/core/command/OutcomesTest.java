package io.belfry.gateway.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.gateway.core.protocol.ServerMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomesTest {

    private static final PbxCommand LOGIN = new PbxCommand.AgentLogin(new AgentId(19), "1001");

    @Test
    void what_was_done_is_told_by_events_only() {
        assertThat(Outcomes.message(LOGIN, new CommandOutcome.Done(Map.of()))).isEmpty();
    }

    @Test
    void an_unknown_line_is_PhoneNumberUnknown_A27() {
        assertThat(Outcomes.message(LOGIN, refused(FailureReason.PHONE_NUMBER_UNKNOWN, Map.of())))
                .contains(new ServerMessage.AgentError("PhoneNumberUnknown", Map.of()));
    }

    @Test
    void another_phone_is_named_with_the_one_asked_for_A29() {
        assertThat(
                        Outcomes.message(
                                LOGIN,
                                refused(
                                        FailureReason.LOGGED_IN_ON_ANOTHER_PHONE,
                                        Map.of("phoneNb", "1002", "secret", "x"))))
                .contains(
                        new ServerMessage.AgentError(
                                "LoggedInOnAnotherPhone",
                                Map.of("phoneNb", "1002", "RequestedNb", "1001")));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureReason.class,
            names = {
                "LINK_DOWN",
                "DEADLINE_PASSED",
                "NUMBER_INVALID",
                "QUEUE_UNKNOWN",
                "PBX_REFUSED",
                "UNSUPPORTED",
                "MALFORMED",
                "NO_ANSWER"
            })
    void whatever_is_not_about_the_agent_is_an_Error(FailureReason reason) {
        assertThat(Outcomes.message(LOGIN, refused(reason, Map.of())))
                .contains(new ServerMessage.Error("because"));
    }

    @ParameterizedTest
    @EnumSource(FailureReason.class)
    void a_refused_dial_is_an_Error_whatever_the_reason(FailureReason reason) {
        PbxCommand dial = new PbxCommand.Dial("1001", "1002", Map.of());
        assertThat(Outcomes.message(dial, refused(reason, Map.of())))
                .contains(new ServerMessage.Error("because"));
    }

    @Test
    void a_reason_this_version_does_not_know_is_an_Error() {
        assertThat(Outcomes.message(LOGIN, refused(null, Map.of())))
                .contains(new ServerMessage.Error("because"));
    }

    private static CommandOutcome refused(FailureReason reason, Map<String, String> details) {
        return new CommandOutcome.Refused(reason, "because", details);
    }
}
