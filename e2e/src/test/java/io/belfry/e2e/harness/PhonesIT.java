package io.belfry.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real Asterisk and the telephones that the other tests rely on. */
class PhonesIT {

    private static final String ENDS_OF_THE_CALL =
            """
            select count(*) from cel where eventtype = 'LINKEDID_END' and linkedid =
              (select linkedid from cel where cid_num = '0145678901' order by id desc limit 1)
            """;

    private static Lab lab;
    private static Phones phones;

    @BeforeAll
    static void start() {
        Lab.obstacle().ifPresent(why -> Assumptions.abort("no real Asterisk: " + why));
        lab = Lab.start();
        phones = Phones.start();
    }

    @AfterAll
    static void stop() {
        if (phones != null) {
            phones.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void a_call_from_outside_rings_is_answered_and_leaves_its_cel() {
        int position = phones.position();
        phones.command("mode ring 1001");
        phones.command("call 531001 0145678901");
        JsonNode ringing = phones.await(position, event -> is(event, "ringing", "1001"));
        phones.command("answer 1001");
        phones.await(position, event -> is(event, "up", "1001"));
        phones.command("hangup caller");
        phones.await(position, event -> is(event, "ended", "1001"));
        phones.command("mode answer");

        assertThat(ringing.path("from").asText()).isEqualTo("0145678901");
        assertThat(lab.cli("core show channels count")).contains("0 active channels");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(lab.sql(ENDS_OF_THE_CALL)).containsExactly("1"));
    }

    @Test
    void a_command_that_cannot_be_obeyed_says_why() {
        assertThatThrownBy(() -> phones.command("hangup 1004"))
                .hasMessageContaining("1004 has no such call");
    }

    private static boolean is(JsonNode event, String name, String phone) {
        return event.path("event").asText().equals(name)
                && event.path("phone").asText().equals(phone);
    }
}
