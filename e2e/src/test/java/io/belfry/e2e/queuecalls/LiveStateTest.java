package io.belfry.e2e.queuecalls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words of Asterisk 22 as they were recorded while three callers waited. */
class LiveStateTest {

    private static final String SALES =
            """
            sales has 0 calls (max 1) in 'linear' strategy (0s holdtime, 0s talktime), W:0, C:0, A:2
               Members:\s
                  Agent/1002 (Local/id-1002@agentcallback from PJSIP/1002) (ringinuse disabled)\
            \u001b[1;36;40m (dynamic)\u001b[0m\u001b[0m\u001b[0m \u001b[1;33;40m(paused:x was 2 secs ago)\u001b[0m\
             (\u001b[1;32;40mNot in use\u001b[0m) has taken no calls yet (login was 33 secs ago)
               No Callers
            """;
    private static final String SUPPORT =
            """
            support has 3 calls (max unlimited) in 'rrmemory' strategy (2s holdtime, 1s talktime)
               Members:\s
                  Agent/1001 (Local/id-1001@agentcallback from PJSIP/1001) (ringinuse disabled)\
            \u001b[1;36;40m (dynamic)\u001b[0m (\u001b[1;32;40mNot in use\u001b[0m) has taken 2 calls
                  Agent/1002 (Local/id-1002@agentcallback from PJSIP/1002) (ringinuse disabled)\
            \u001b[1;36;40m (dynamic)\u001b[0m \u001b[1;33;40m(paused:x was 2 secs ago)\u001b[0m (Not in use)
               Callers:\s
                  1. PJSIP/trunk-00000022 (wait: 0:02, prio: 0)
                  2. PJSIP/trunk-00000023 (wait: 0:02, prio: 0)
                  3. PJSIP/trunk-00000024 (wait: 0:01, prio: 0)
            """;
    private static final String CHANNELS =
            """
            PJSIP/trunk-00000023!incall!support!8!Up!Queue!support,tTxX,,,60!0478112233!!!3!1!!1795256870.73
            PJSIP/trunk-00000022!incall!support!8!Up!Queue!support,tTxX,,,60!0622334455!!!3!2!!1795256870.72
            PJSIP/trunk-00000024!incall!support!8!Up!Queue!support,tTxX,,,60!+33388776655!!!3!0!!1795256871.74
            """;

    @Test
    void agents_and_callers_are_read_from_the_cli() {
        assertThat(LiveState.ofPbx(command -> says(command, CHANNELS)))
                .isEqualTo(
                        new LiveState(
                                Map.of(1001, "Ready", 1002, "OnPause(x)"),
                                Map.of("support", List.of(1001, 1002), "sales", List.of(1002)),
                                Map.of(
                                        "support",
                                        List.of("0622334455", "0478112233", "+33388776655"),
                                        "sales",
                                        List.of()),
                                Map.of("support", 3, "sales", 0)));
    }

    @Test
    void a_channel_of_the_telephone_wins_over_the_pause() {
        String talking =
                CHANNELS
                        + "PJSIP/1001-00000030!!!1!Ringing!AppDial!!1001!!!3!1!!1.30\n"
                        + "PJSIP/1002-00000031!!!1!Up!AppDial!!1002!!!3!1!b!1.31\n";
        assertThat(LiveState.ofPbx(command -> says(command, talking)).agents())
                .isEqualTo(Map.of(1001, "Ringing", 1002, "OnCall"));
    }

    private static String says(String command, String channels) {
        return switch (command) {
            case "queue show support" -> SUPPORT;
            case "queue show sales" -> SALES;
            default -> channels;
        };
    }
}
