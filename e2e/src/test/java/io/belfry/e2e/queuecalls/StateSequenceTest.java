package io.belfry.e2e.queuecalls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateSequenceTest {

    private final StateSequence sequence =
            StateSequence.of("Ringing, OnCall, OnWrapup, Ready?, Ringing");

    @Test
    void an_optional_state_may_be_there_or_not() {
        assertThat(sequence.matches(List.of("Ringing", "OnCall", "OnWrapup", "Ready", "Ringing")))
                .isTrue();
        assertThat(sequence.matches(List.of("Ringing", "OnCall", "OnWrapup", "Ringing"))).isTrue();
    }

    @Test
    void another_state_a_missing_one_or_one_too_many_does_not_match() {
        assertThat(sequence.matches(List.of("Ringing", "OnCall", "Ready", "Ringing"))).isFalse();
        assertThat(sequence.matches(List.of("Ringing", "OnCall", "OnWrapup"))).isFalse();
        assertThat(sequence.matches(List.of("Ringing", "OnCall", "OnWrapup", "Ringing", "Ready")))
                .isFalse();
    }

    @Test
    void nothing_expected_matches_only_nothing() {
        assertThat(StateSequence.of("").matches(List.of())).isTrue();
        assertThat(StateSequence.of("").matches(List.of("Ready"))).isFalse();
    }
}
