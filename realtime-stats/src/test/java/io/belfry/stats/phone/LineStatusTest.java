package io.belfry.stats.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.stats.phone.LineStatus.DeviceFact;
import io.belfry.stats.phone.LineStatus.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vocabulary of A112, from hints and from devices. */
class LineStatusTest {

    @ParameterizedTest
    @CsvSource({
        "0, AVAILABLE",
        "1, CALLING",
        "2, BUSY",
        "4, INDISPONIBLE",
        "8, RINGING",
        "9, BUSY_AND_RINGING",
        "16, ONHOLD",
        "-1, DEACTIVATED",
        "-2, UNEXISTING",
        "17, ERROR"
    })
    void aHintSaysItsOwnCode(int code, PhoneStatus status) {
        Hint hint = new Hint("1001", "internal", "PJSIP/1001", PhoneStatus.ofCode(code), 1);
        assertThat(LineStatus.of(hint, null)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, AVAILABLE",
        "NOT_INUSE, AVAILABLE",
        "INUSE, CALLING",
        "BUSY, BUSY",
        "INVALID, INDISPONIBLE",
        "UNAVAILABLE, INDISPONIBLE",
        "RINGING, RINGING",
        "RINGINUSE, BUSY_AND_RINGING",
        "ONHOLD, ONHOLD"
    })
    void withoutAHintItIsWhatAHintOfThatDeviceWouldSay(DeviceState device, PhoneStatus status) {
        assertThat(LineStatus.of(null, new DeviceFact(device, 1))).isEqualTo(status);
    }

    @Test
    void theHintIsRightWhereBothSpeak() {
        Hint hint = new Hint("1001", "internal", "PJSIP/1001&SIP/2", PhoneStatus.RINGING, 1);
        assertThat(LineStatus.of(hint, new DeviceFact(DeviceState.NOT_INUSE, 1)))
                .isEqualTo(PhoneStatus.RINGING);
        assertThat(LineStatus.of(null, null)).as("nobody spoke").isNull();
    }
}
