package io.belfry.pbx.link.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.pbx.link.AmiResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListAnswerTest {

    @Test
    void aListIsAnnouncedByAHeaderAndInOldVersionsByWordsAlone() {
        assertThat(
                        ListAnswer.follows(
                                new AmiResponse(true, "Listing", Map.of("eventlist", "start"))))
                .isTrue();
        assertThat(ListAnswer.follows(new AmiResponse(true, "Parked calls will follow"))).isTrue();
        assertThat(
                        ListAnswer.follows(
                                new AmiResponse(
                                        true, "There are no voicemail users currently defined.")))
                .isFalse();
        assertThat(ListAnswer.follows(new AmiResponse(false, "No active conferences."))).isFalse();
    }

    @Test
    void anEmptyListMayBeSaidInWords() {
        ListAnswer empty = new ListAnswer.Items(List.of());
        assertThat(ListAnswer.without(new AmiResponse(false, "No active conferences.")))
                .isEqualTo(empty);
        assertThat(
                        ListAnswer.without(
                                new AmiResponse(
                                        true, "There are no voicemail users currently defined.")))
                .isEqualTo(empty);
    }

    @Test
    void anUnknownActionIsNotADeniedOne() {
        assertThat(
                        ListAnswer.without(
                                new AmiResponse(
                                        false,
                                        "Invalid/unknown command: DeviceStateList. Use Action:"
                                                + " ListCommands to show available commands.")))
                .isEqualTo(new ListAnswer.Absent());
        assertThat(ListAnswer.without(new AmiResponse(false, "Permission denied")))
                .isEqualTo(new ListAnswer.Denied("Permission denied"));
    }
}
