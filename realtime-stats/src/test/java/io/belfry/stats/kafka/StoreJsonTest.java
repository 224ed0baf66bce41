package io.belfry.stats.kafka;

import static io.belfry.stats.fixture.Events.channel;
import static io.belfry.stats.fixture.Events.member;
import static io.belfry.stats.fixture.StatsDriver.t;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.stats.agent.Agent;
import io.belfry.stats.agent.AgentMachine;
import io.belfry.stats.fixture.Events;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.phone.LegMachine;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is kept in the store comes back as it was. */
class StoreJsonTest {

    private static final QueueName SUPPORT = new QueueName("support");
    private static final AgentNumber NUMBER = new AgentNumber("1001");
    private static final ChannelInfo CALLER =
            channel("PJSIP/trunk-01", "c1", "c1", ChannelState.UP, "0611", null, "s");
    private static final ChannelInfo PHONE =
            channel("PJSIP/1001-02", "2", "c1", ChannelState.UP, "1001", "0611", "s");

    private final ObjectMapper json = StoreJson.mapper();

    @Test
    void anAgentInTheMiddleOfEverything() throws IOException {
        Agent agent = Agent.unknown(NUMBER);
        agent = after(agent, new QueueMemberAdded(member("support", "1001", true, "lunch")));
        agent = after(agent, new QueueMemberAdded(member("sales", "1001", false, "")));
        agent = after(agent, new PoolAgentLoggedIn(PHONE, NUMBER));
        agent = after(agent, new QueueMemberRemoved(member("sales", "1001", false, "")));
        agent =
                after(
                        agent,
                        new QueueMemberSnapshot(
                                Events.with(member("support", "1001", true, "lunch"), t(1), true)));
        agent = after(agent, new AgentConnected(CALLER, PHONE, SUPPORT, NUMBER, "x", 1, 1));
        agent =
                after(
                        agent,
                        new AgentCompleted(
                                CALLER, PHONE, SUPPORT, NUMBER, "x", 1, 1, CompletionReason.AGENT));
        agent = after(agent, new AgentConnected(CALLER, PHONE, SUPPORT, NUMBER, "x", 1, 1));

        assertThat(agent.seats()).hasSize(1);
        assertThat(agent.session().left()).hasSize(1);
        assertThat(agent.deliveries()).hasSize(1);
        assertThat(agent.pool()).isNotNull();
        assertThat(agent.wrapUp()).isNotNull();
        assertThat(json.readValue(json.writeValueAsBytes(agent), Agent.class)).isEqualTo(agent);
    }

    @Test
    void aLegWithTraitsAndVariables() throws IOException {
        Leg leg = LegMachine.apply(null, new ChannelStateChanged(PHONE), t(1), 3);
        leg = LegMachine.apply(leg, new ChannelVariableSet(PHONE, "__USR_DATA1", "hello"), t(2), 3);
        leg = LegMachine.apply(leg, new ChannelHeld(PHONE, "default"), t(3), 3).from(SUPPORT);

        assertThat(leg.traits()).containsExactly(Leg.Trait.HELD);
        assertThat(leg.variables()).containsEntry("USR_DATA1", "hello");
        assertThat(json.readValue(json.writeValueAsBytes(leg), Leg.class)).isEqualTo(leg);
    }

    private static Agent after(Agent agent, PbxEvent event) {
        return AgentMachine.apply(agent, event, t(5), 4);
    }
}
