package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of A26–A30. Agents and lines are those of {@link Examples}. */
class LoginDecisionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:25:50Z");

    private final LoggedAgents logged = new LoggedAgents();

    @Test
    void a26NotLoggedInOnAKnownLineLogsIn() {
        assertThat(decide(1001, "1002"))
                .isEqualTo(
                        new LoginDecision.LogIn(Examples.agent(1001), Examples.line("1002"), null));
    }

    @Test
    void a27AnUnknownLineIsRefused() {
        assertThat(decide(1001, "1999"))
                .isEqualTo(
                        new LoginDecision.Refuse(
                                FailureReason.PHONE_NUMBER_UNKNOWN,
                                "no line has the number 1999",
                                Map.of()));
    }

    @Test
    void aMissingNumberIsAnUnknownLine() {
        assertThat(decide(1001, null)).isInstanceOf(LoginDecision.Refuse.class);
    }

    @Test
    void anUnknownAgentIsRefused() {
        assertThat(decide(7, "1001"))
                .extracting(d -> ((LoginDecision.Refuse) d).reason())
                .isEqualTo(FailureReason.AGENT_UNKNOWN);
    }

    @Test
    void a28OnTheLineHeAsksForHeStays() {
        logged.loggedIn(new AgentNumber("1001"), "1001", null, NOW);
        assertThat(decide(1001, "1001")).isInstanceOf(LoginDecision.AlreadyThere.class);
    }

    @Test
    void a29OnAnotherLineHeIsRefusedWithBothNumbers() {
        logged.loggedIn(new AgentNumber("1001"), "1002", null, NOW);
        assertThat(decide(1001, "1001"))
                .isEqualTo(
                        new LoginDecision.Refuse(
                                FailureReason.LOGGED_IN_ON_ANOTHER_PHONE,
                                "logged in on 1002",
                                Map.of("phoneNb", "1002", "RequestedNb", "1001")));
    }

    @Test
    void a30TheHolderOfTheLineIsNamedToBeLoggedOut() {
        logged.loggedIn(new AgentNumber("1002"), "1001", null, NOW);
        assertThat(decide(1001, "1001"))
                .extracting(d -> ((LoginDecision.LogIn) d).holder().agent())
                .isEqualTo(new AgentNumber("1002"));
    }

    @Test
    void afterARestartThePhoneIsThatOfTheMembersStateInterface() {
        logged.apply(new ResyncBegun("r"), NOW);
        logged.apply(
                new QueueMemberSnapshot(Examples.member("support", "1001", "PJSIP/1002")), NOW);
        logged.apply(new ResyncEnded("r"), NOW);
        assertThat(decide(1001, "1002")).isInstanceOf(LoginDecision.AlreadyThere.class);
        assertThat(decide(1001, "1001"))
                .extracting(d -> ((LoginDecision.Refuse) d).details().get("phoneNb"))
                .isEqualTo("1002");
        assertThat(decide(1002, "1002"))
                .extracting(d -> ((LoginDecision.LogIn) d).holder().agent())
                .isEqualTo(new AgentNumber("1001"));
    }

    private LoginDecision decide(int agent, String phone) {
        return LoginDecision.decide(
                new PbxCommand.AgentLogin(new AgentId(agent), phone), Examples.DIRECTORY, logged);
    }
}
