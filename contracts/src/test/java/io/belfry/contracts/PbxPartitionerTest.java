package io.belfry.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.id.PbxId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
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
    void aProducerAndAReaderOfOnePbxMeanTheSamePartition() {
        List<PartitionInfo> twelve =
                IntStream.range(0, 12)
                        .mapToObj(i -> new PartitionInfo("pbx.ami", i, null, null, null))
                        .toList();
        Cluster cluster = new Cluster("c", List.of(), twelve, Set.of(), Set.of());
        try (PbxPartitioner producer = new PbxPartitioner()) {
            for (String pbx : List.of("pbx1", "Zürich", "東京")) {
                byte[] key = (pbx + "/call-1").getBytes(StandardCharsets.UTF_8);
                assertThat(producer.partition("pbx.ami", null, key, null, null, cluster))
                        .isEqualTo(PbxPartitioner.partition(pbx + "/", 12));
            }
        }
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
