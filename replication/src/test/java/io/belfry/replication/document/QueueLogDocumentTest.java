package io.belfry.replication.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.QueueLogRow;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueLogDocumentTest {

    private static final PbxId PBX = new PbxId("pbx1");
    private static final Instant TIME = Instant.parse("2026-11-21T10:25:52.943573Z");

    private final Directory directory = new Directory();

    @Test
    void names_come_from_the_directory_of_the_same_pbx_E9() {
        learnAll(PBX);
        learnAll(new PbxId("pbx2"));
        directory.learn(new PbxId("pbx2"), agent("Zoe", "Zimmer", new GroupId(8)));

        assertThat(document(row("c1", "support", "Agent/1001", "CONNECT", "1")).fields())
                .isEqualTo(
                        Map.of(
                                "pbx", "pbx1",
                                "queuetime", "2026-11-21T10:25:52.943573Z",
                                "callid", "c1",
                                "event", "CONNECT",
                                "queuename", "support",
                                "queuedisplayname", "Customer support",
                                "agentnumber", "1001",
                                "agentname", "Alice Martin",
                                "groupname", "Front",
                                "data1", "1"));
    }

    @Test
    void what_is_none_empty_or_unknown_is_absent_E9() {
        assertThat(document(row("NONE", "NONE", "NONE", "QUEUESTART", "")).fields())
                .containsOnlyKeys("pbx", "queuetime", "event");
        assertThat(document(row("c1", "sales", "Agent/1001", "CONNECT", "1")).fields())
                .containsOnlyKeys(
                        "pbx", "queuetime", "callid", "event", "queuename", "agentnumber", "data1");
    }

    @Test
    void an_agent_whose_group_is_gone_has_no_group_name() {
        directory.learn(PBX, agent("Alice", null, new GroupId(99)));

        assertThat(document(row("c1", "sales", "Agent/1001", "CONNECT", "1")).fields())
                .containsEntry("agentname", "Alice")
                .doesNotContainKey("groupname");
    }

    @Test
    void the_id_is_the_same_whenever_the_row_is_indexed_E10() {
        QueueLogDocument before = document(row("c1", "support", "Agent/1001", "CONNECT", "1"));
        learnAll(PBX);

        assertThat(document(row("c1", "support", "Agent/1001", "CONNECT", "1")).id())
                .isEqualTo(before.id())
                .isEqualTo("pbx1-42");
    }

    private void learnAll(PbxId pbx) {
        directory.learn(pbx, agent("Alice", "Martin", new GroupId(7)));
        directory.learn(pbx, new AgentGroupConfig(new GroupId(7), "Front"));
        directory.learn(
                pbx,
                new QueueConfig(
                        new QueueId(3),
                        new QueueName("support"),
                        "Customer support",
                        "3001",
                        "default",
                        3,
                        15));
    }

    private static AgentConfig agent(String first, String last, GroupId group) {
        return new AgentConfig(
                new AgentId(11), new AgentNumber("1001"), first, last, group, null, "default");
    }

    private QueueLogDocument document(QueueLogRow row) {
        return QueueLogDocument.of(new Envelope<>("e", PBX, TIME, row), directory);
    }

    private static QueueLogRow row(
            String call, String queue, String agent, String event, String data1) {
        return new QueueLogRow("42", TIME, call, queue, agent, event, data1, "", null, "", "");
    }
}
