package io.belfry.gateway.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    @Test
    void the_wire_example_of_the_guide_is_a_dial_A13() throws BadFrame {
        assertThat(
                        CommandParser.parse(
                                "{\"claz\":\"web\",\"command\":\"dial\",\"destination\":\"111\",\"variables\":{}}"))
                .isEqualTo(new ClientCommand.Dial("111", Map.of()));
    }

    @Test
    void dial_takes_its_variables_as_texts_whatever_they_are_A57() throws BadFrame {
        assertThat(
                        parse(
                                "dial",
                                "\"destination\":\"1002\",\"variables\":{\"var1\":\"value"
                                        + " 1\",\"n\":24,\"b\":true,\"none\":null}"))
                .isEqualTo(
                        new ClientCommand.Dial(
                                "1002",
                                Map.of("var1", "value 1", "n", "24", "b", "true", "none", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"agentphonenumber\":\"1001\",\"agentid\":19",
                "\"agentphoneNumber\":\"1001\",\"agentId\":19",
                "\"agentPhoneNumber\":1001,\"agentid\":\"19\""
            })
    void both_casings_and_both_types_of_arguments_are_read_A15(String arguments) throws BadFrame {
        assertThat(parse("agentLogin", arguments))
                .isEqualTo(
                        new ClientCommand.AgentLogin(
                                Optional.of(new AgentId(19)), Optional.of("1001")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"agentid\":null", ",\"agentid\":\"\""})
    void without_agentid_it_is_the_own_agent_A44(String agent) throws BadFrame {
        assertThat(
                        CommandParser.parse(
                                "{\"claz\":\"web\",\"command\":\"agentLogin\",\"agentphonenumber\":\"1001\""
                                        + agent
                                        + "}"))
                .isEqualTo(new ClientCommand.AgentLogin(Optional.empty(), Optional.of("1001")));
    }

    @Test
    void agent_commands() throws BadFrame {
        assertThat(parse("agentLogout", "\"agentid\":7"))
                .isEqualTo(new ClientCommand.AgentLogout(Optional.of(new AgentId(7))));
        assertThat(parse("pauseAgent", "\"agentid\":7,\"reason\":\"lunch\""))
                .isEqualTo(
                        new ClientCommand.PauseAgent(
                                Optional.of(new AgentId(7)), Optional.of("lunch")));
        assertThat(parse("pauseAgent", "\"x\":1"))
                .isEqualTo(new ClientCommand.PauseAgent(Optional.empty(), Optional.empty()));
        assertThat(parse("unpauseAgent", "\"agentId\":7"))
                .isEqualTo(new ClientCommand.UnpauseAgent(Optional.of(new AgentId(7))));
        assertThat(parse("toggleAgentLogin", "\"x\":1"))
                .isEqualTo(new ClientCommand.ToggleAgentLogin());
    }

    @Test
    void lists_and_subscriptions() throws BadFrame {
        assertThat(parse("getList", "\"objectType\":\"queuemember\""))
                .isEqualTo(new ClientCommand.GetList(ClientCommand.ListType.QUEUEMEMBER));
        assertThat(parse("getConfig", "\"objecttype\":\"line\""))
                .isEqualTo(new ClientCommand.GetConfig(ClientCommand.ConfigType.LINE));
        assertThat(parse("getAgentStates", "\"x\":1"))
                .isEqualTo(new ClientCommand.GetAgentStates());
        assertThat(parse("subscribeToAgentEvents", "\"x\":1"))
                .isEqualTo(new ClientCommand.SubscribeToAgentEvents());
        assertThat(parse("getAgentDirectory", "\"x\":1"))
                .isEqualTo(new ClientCommand.GetAgentDirectory());
        assertThat(parse("subscribeToQueueStats", "\"x\":1"))
                .isEqualTo(new ClientCommand.SubscribeToQueueStats());
        assertThat(parse("subscribeToAgentStats", "\"x\":1"))
                .isEqualTo(new ClientCommand.SubscribeToAgentStats());
        assertThat(parse("subscribeToQueueCalls", "\"queueId\":9"))
                .isEqualTo(new ClientCommand.SubscribeToQueueCalls(new QueueId(9)));
        assertThat(parse("unSubscribeToQueueCalls", "\"queueId\":\"9\""))
                .isEqualTo(new ClientCommand.UnsubscribeFromQueueCalls(new QueueId(9)));
    }

    @Test
    void a_ping_is_a_ping_A16() throws BadFrame {
        assertThat(CommandParser.parse("{\"claz\":\"ping\"}")).isEqualTo(new ClientCommand.Ping());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "hello | The frame is not valid JSON.",
                "{\"command\":\"dial\" | The frame is not valid JSON.",
                "{\"claz\":\"ping\"} {} | The frame is not valid JSON.",
                "[1] | The frame is not a JSON object.",
                "42 | The frame is not a JSON object.",
                "{\"claz\":\"web\"} | The frame has no command.",
                "{\"command\":7} | The frame has no command.",
                "{\"command\":\"makeCoffee\"} | Command makeCoffee is not supported.",
                "{\"command\":\"dnd\",\"state\":\"often\"} | dnd: state must be true or false",
                "{\"command\":\"dnd\"} | dnd: state is missing",
                "{\"command\":\"setAgentQueue\",\"agentId\":1,\"queueId\":2} | setAgentQueue:"
                        + " penalty is missing",
                "{\"command\":\"setAgentQueue\",\"agentId\":1,\"queueId\":2,\"penalty\":-1} |"
                        + " setAgentQueue: penalty must not be negative",
                "{\"command\":\"listenAgent\"} | listenAgent: agentid is missing",
                "{\"command\":\"naFwd\",\"state\":true} | naFwd: destination is missing",
                "{\"command\":\"sendDtmf\",\"key\":\"1;2\"} | sendDtmf: key must be of 0-9, *, #"
                        + " and A-D",
                "{\"command\":\"setData\"} | setData: variables is missing",
                "{\"command\":\"dial\"} | dial: destination is missing",
                "{\"command\":\"dial\",\"destination\":\"1\",\"variables\":[1]} | dial: variables"
                        + " must be an object",
                "{\"command\":\"getList\"} | getList: objectType is missing",
                "{\"command\":\"getList\",\"objectType\":\"skill\"} | getList: objectType skill"
                        + " is not supported",
                "{\"command\":\"agentLogout\",\"agentid\":\"x\"} | agentLogout: agentid must be an"
                        + " integer, not x",
                "{\"command\":\"subscribeToQueueCalls\"} | subscribeToQueueCalls: queueId is"
                        + " missing",
            })
    void a_bad_frame_says_what_is_wrong_A17(String frame, String reason) {
        assertThatThrownBy(() -> CommandParser.parse(frame))
                .isInstanceOf(BadFrame.class)
                .hasMessage(reason);
    }

    /** The vectors of B18. */
    @ParameterizedTest
    @CsvSource({
        "+33 (0)2.30-21/00 92, 0033230210092",
        "+390612345678, 00390612345678",
        "0230210092, 0230210092",
        "*98, *98",
        "(02) 30 21, 023021"
    })
    void numbers_are_cleaned_before_they_are_dialled_B18(String written, String dialled) {
        assertThat(DialNumber.clean(written)).contains(dialled);
    }

    @Test
    void a_number_without_digits_is_none_B18() {
        assertThat(DialNumber.clean("alice")).isEmpty();
        assertThat(DialNumber.clean("(0)")).isEmpty();
    }

    private static ClientCommand parse(String command, String arguments) throws BadFrame {
        return CommandParser.parse(
                "{\"claz\":\"web\",\"command\":\"" + command + "\"," + arguments + "}");
    }
}
