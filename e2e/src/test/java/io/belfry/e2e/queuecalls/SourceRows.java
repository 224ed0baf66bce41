package io.belfry.e2e.queuecalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.e2e.harness.Lab;
import io.belfry.testing.infra.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of the PBX's own tables {@code cel} and {@code queue_log}, and those of the topics,
 * column by column, from the moment of {@link #fromNow} on.
 */
record SourceRows(Lab lab, String bootstrap, long cel, long queueLog) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final String CEL =
            "id, eventtype, to_char(eventtime, 'YYYY-MM-DD HH24:MI:SS.US'), userdeftype, cid_name,"
                    + " cid_num, cid_ani, cid_rdnis, cid_dnid, exten, context, channame, appname,"
                    + " appdata, amaflags, accountcode, peeraccount, uniqueid, linkedid,"
                    + " userfield, peer, extra";
    private static final String QUEUE_LOG =
            "id, to_char(time::timestamp, 'YYYY-MM-DD HH24:MI:SS.US'), callid, queuename, agent,"
                    + " event, data1, data2, data3, data4, data5";

    static SourceRows fromNow(Lab lab, String bootstrap) {
        return new SourceRows(lab, bootstrap, last(lab, "cel"), last(lab, "queue_log"));
    }

    /** None is missing, none is there twice, none is different, and they come in their order. */
    void areInTheTopics() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(topic(Topics.PBX_CEL, cel, SourceRows::columns))
                                    .isEqualTo(table("cel", CEL, cel));
                            assertThat(topic(Topics.PBX_QUEUE_LOG, queueLog, SourceRows::columns))
                                    .isEqualTo(table("queue_log", QUEUE_LOG, queueLog));
                        });
    }

    private static long last(Lab lab, String table) {
        return Long.parseLong(
                lab.sql("select coalesce(max(id), 0) from " + table).getFirst().strip());
    }

    private List<String> table(String table, String columns, long after) {
        String texts =
                Stream.of(columns.split(", (?=[a-z])"))
                        .map("coalesce((%s)::text, '')"::formatted)
                        .collect(Collectors.joining(", "));
        List<String> rows =
                lab.sql(
                        "select concat_ws('|', %s) from %s where id > %d order by id"
                                .formatted(texts, table, after));
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private <T> List<String> topic(
            Topic<T> topic, long after, Function<T, Stream<Object>> columns) {
        try (KafkaFixture kafka = KafkaFixture.ofSuite(bootstrap, "")) {
            return kafka.read(topic, 0, PATIENCE).stream()
                    .map(Envelope::data)
                    .map(row -> columns.apply(row).map(SourceRows::text).toList())
                    .filter(row -> Long.parseLong(row.getFirst()) > after)
                    .map(row -> String.join("|", row))
                    .toList();
        }
    }

    private static Stream<Object> columns(CelRow row) {
        return Stream.of(
                row.sourceId(),
                row.eventType(),
                row.eventTime(),
                row.userDefType(),
                row.cidName(),
                row.cidNum(),
                row.cidAni(),
                row.cidRdnis(),
                row.cidDnid(),
                row.exten(),
                row.context(),
                row.channelName(),
                row.appName(),
                row.appData(),
                row.amaFlags(),
                row.accountCode(),
                row.peerAccount(),
                row.uniqueId(),
                row.linkedId(),
                row.userField(),
                row.peer(),
                row.extra());
    }

    private static Stream<Object> columns(QueueLogRow row) {
        return Stream.of(
                row.sourceId(),
                row.time(),
                row.callId(),
                row.queueName(),
                row.agent(),
                row.event(),
                row.data1(),
                row.data2(),
                row.data3(),
                row.data4(),
                row.data5());
    }

    private static String text(Object column) {
        return column instanceof Instant time ? TIME.format(time) : Objects.toString(column, "");
    }
}
