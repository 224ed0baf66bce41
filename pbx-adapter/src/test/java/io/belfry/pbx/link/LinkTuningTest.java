package io.belfry.pbx.link;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkTuningTest {

    @Test
    void aBufferWithoutRoomIsRefusedByItsKey() {
        assertThatThrownBy(() -> tuning(0, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("belfry.ami.buffer is 0, at least 1");
    }

    @Test
    void noEventNeedBeKeptToBeLookedAtButLessThanNoneIsRefused() {
        assertThatCode(() -> tuning(1, 0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> tuning(1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("belfry.ami.recent-events is -1, at least 0");
    }

    private static LinkTuning tuning(int buffer, int recent) {
        Duration second = Duration.ofSeconds(1);
        return new LinkTuning(
                buffer, second, second, second, second, second, second, false, recent);
    }
}
