package io.belfry.recording.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingIdTest {

    @Test
    void isTheNameOfThePbxAndTheUniqueId_G3() {
        assertThat(new RecordingId("xivocc_gateway-1459435465.15089").value())
                .isEqualTo("xivocc_gateway-1459435465.15089");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1459435465.15089", "-1459435465.15089", "my pbx-1.2", "pbx-"})
    void isNothingElse(String value) {
        assertThatThrownBy(() -> new RecordingId(value))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
