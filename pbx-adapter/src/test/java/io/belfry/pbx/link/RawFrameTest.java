package io.belfry.pbx.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.pbx.translate.AmiMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RawFrameTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:25:55.963581Z");

    @Test
    void headersKeepTheirOrderAndLoseTheBlanksAroundThem() {
        AmiMessage message =
                frame("Event: Hangup\r\nCause-txt:  Normal Clearing \r\nAccountCode: \r\n")
                        .message();
        assertThat(message.fields().keySet()).containsExactly("Event", "Cause-txt", "AccountCode");
        assertThat(message.get("Cause-txt")).isEqualTo("Normal Clearing");
        assertThat(message.get("AccountCode")).isEmpty();
        assertThat(message.receivedAt()).isEqualTo(AT);
    }

    @Test
    void aHeaderThatComesTwiceHasBothValues() {
        assertThat(
                        frame("Event: X\r\nChanVariable: a=1\r\nChanVariable: b=2\r\n")
                                .message()
                                .fields())
                .isEqualTo(Map.of("Event", "X", "ChanVariable", "a=1\nb=2"));
    }

    @Test
    void aValueKeepsItsColonsAndItsUmlauts() {
        assertThat(
                        frame("Event: X\r\nURI: sip:1001@10.0.0.1\r\nName: Jérôme\r\n")
                                .message()
                                .fields())
                .containsEntry("URI", "sip:1001@10.0.0.1")
                .containsEntry("Name", "Jérôme");
    }

    @Test
    void aLineWithoutAColonIsKeptUnderItsOwnText() {
        assertThat(frame("what is this\n").message().fields())
                .isEqualTo(Map.of("what is this", ""));
    }

    @Test
    void theKindOfAFrameIsKnownWithoutReadingItsHeaders() {
        assertThat(frame("Event: Newexten\r\nX: y\r\n").event()).isEqualTo("Newexten");
        assertThat(frame("event:Newexten\r\n").event()).isEqualTo("Newexten");
        assertThat(frame("Event: Newexten\r\n").isResponse()).isFalse();
        assertThat(frame("Response: Success\r\nMessage: x\r\n").isResponse()).isTrue();
        assertThat(frame("Response: Success\r\nMessage: x\r\n").event()).isEmpty();
    }

    @Test
    void theKindMayStandInAnyLine() {
        assertThat(frame("Privilege: call\r\nEvent: Hangup\r\n").event()).isEqualTo("Hangup");
        assertThat(frame("ActionID: 1\r\nResponse: Error\r\n").isResponse()).isTrue();
        // an OriginateResponse is an event that has a header of that name
        assertThat(
                        frame("ActionID: 1\r\nEvent: OriginateResponse\r\nResponse: Failure\r\n")
                                .isResponse())
                .isFalse();
        assertThat(frame("what is this\r\n").event()).isEmpty();
        assertThat(frame("what is this\r\n").isResponse()).isFalse();
    }

    private static RawFrame frame(String text) {
        return new RawFrame(text.getBytes(StandardCharsets.UTF_8), AT, false);
    }
}
