package io.belfry.stats.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.PbxId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private static final PbxId PBX = new PbxId("pbx1");

    private final Lateness lateness = new Lateness(Duration.ofMinutes(60));

    @Test
    void anEventIsLateWhenItIsOlderThanTheLatestOfItsStreamByMoreThanTheBound() {
        assertThat(lateness.late("log", PBX, T)).isFalse();
        assertThat(lateness.late("log", PBX, T.minusSeconds(3600))).isFalse();
        assertThat(lateness.late("log", PBX, T.minusSeconds(3601))).isTrue();
    }

    @Test
    void streamsAndPbxsHaveClocksOfTheirOwn() {
        assertThat(lateness.late("log", PBX, T)).isFalse();
        assertThat(lateness.late("ami", PBX, T.minusSeconds(9000))).isFalse();
        assertThat(lateness.late("log", new PbxId("pbx2"), T.minusSeconds(9000))).isFalse();
    }
}
