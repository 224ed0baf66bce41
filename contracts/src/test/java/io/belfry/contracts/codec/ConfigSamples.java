package io.belfry.contracts.codec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.AgentSkill;
import io.belfry.contracts.config.ConfigChange;
import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserServices;
import io.belfry.contracts.config.UserServices.Forward;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UserId;
import java.util.List;
import java.util.Map;

/** The objects of the samples {@code io.belfry.config.*}: the directory of the recorded PBX. */
final class ConfigSamples {

    private ConfigSamples() {}

    static Map<String, Object> all() {
        return Map.of(
                "AgentConfig",
                new AgentConfig(
                        new AgentId(1001),
                        new AgentNumber("1001"),
                        "Alice",
                        "Martin",
                        new GroupId(1),
                        new UserId(1),
                        "internal",
                        List.of(new AgentSkill("english", 80))),
                "AgentGroupConfig",
                new AgentGroupConfig(new GroupId(1), "default"),
                "ConfigChange",
                new ConfigChange("config.queues", "2", sales("3002"), sales("3012")),
                "CredentialsConfig",
                new CredentialsConfig(
                        "alice", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g"),
                "LineConfig",
                new LineConfig(
                        new LineId(1), "1001", "internal", new Device("PJSIP/1001"), new UserId(1)),
                "QueueConfig",
                new QueueConfig(
                        new QueueId(1),
                        new QueueName("support"),
                        "Support",
                        "3001",
                        "internal",
                        3,
                        20),
                "QueueMemberConfig",
                new QueueMemberConfig(new AgentId(1001), new QueueId(1), 0),
                "UserConfig",
                new UserConfig(
                        new UserId(1),
                        "Alice",
                        "Martin",
                        "alice",
                        ConfiguredProfile.SUPERVISOR,
                        new LineId(1),
                        new AgentId(1001),
                        "0612345678",
                        58,
                        List.of(new QueueId(1)),
                        List.of(new GroupId(1)),
                        "1001@default",
                        new UserServices(
                                false,
                                new Forward(false, ""),
                                new Forward(true, "1004"),
                                new Forward(false, "1004"))),
                "UserStatusConfig",
                new UserStatusConfig(
                        "outtolunch",
                        "Out to lunch",
                        "#001AFF",
                        List.of("enablednd(true)", "queuepause_all(true)")));
    }

    private static ObjectNode sales(String number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", 2)
                .put("name", "sales")
                .put("displayName", "Sales")
                .put("number", number)
                .put("context", "internal")
                .put("wrapUpSeconds", 0)
                .put("serviceLevelSeconds", 10);
    }
}
