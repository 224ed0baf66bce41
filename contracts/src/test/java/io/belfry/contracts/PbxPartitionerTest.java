package io.belfry.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.id.PbxId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PbxPartitionerTest {

    @Test
    void allObjectsOfAPbxShareAPartition() {
        assertThat(
                        IntStream.range(0, 100)
                                .map(i -> PbxPartitioner.partition("pbx1/call-" + i, 12))
                                .distinct()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void severalPbxsSpreadOverThePartitions() {
        assertThat(
                        IntStream.range(0, 100)
                                .map(i -> PbxPartitioner.partition("pbx" + i + "/x", 4))
                                .distinct()
                                .count())
                .isEqualTo(4);
    }

    @Test
    void aKeyIsReadAsPbxAndObjectEvenWhenTheObjectHasSlashes() {
        assertThat(RecordKey.parse("pbx1/PJSIP/1001"))
                .isEqualTo(new RecordKey(new PbxId("pbx1"), "PJSIP/1001"));
    }

    @Test
    void aKeyWithoutAPbxIsRefused() {
        assertThatThrownBy(() -> RecordKey.parse("/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a record key (<pbx>/<object>): /x");
    }
}
