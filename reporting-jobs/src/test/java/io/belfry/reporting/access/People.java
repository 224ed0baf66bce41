package io.belfry.reporting.access;

import static io.restassured.RestAssured.given;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.rights.UserRights;
import io.belfry.testing.infra.KafkaFixture;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The directory of a PBX, and its users as callers. */
public record People(KafkaFixture kafka, PbxId pbx) {

    /**
     * Alice is agent 1001 of group 1 at line 1001, bob 1002 of group 2 at 1002; sophie supervises
     * queue sales and group 2; nobody has neither line nor agent.
     */
    public void announce() {
        line(1, "1001", 1);
        line(2, "1002", 2);
        line(4, "1004", null);
        user(1, "Alice", "Smith", "alice", 1, 11);
        user(2, "Bob", "Jones", "bob", 2, 12);
        user(3, "Sophie", "Brown", "sophie", null, null);
        user(5, "No", "Body", "nobody", null, null);
        agent(11, "1001", 1);
        agent(12, "1002", 2);
        queue(1, "support");
        queue(2, "sales");
        send(
                Topics.RIGHTS_USERS,
                new UserRights(
                        new UserId(3),
                        "sophie",
                        Profile.SUPERVISOR,
                        List.of(),
                        List.of(new QueueId(2)),
                        List.of(new GroupId(2))));
    }

    /** What a caller gets; admin and sophie have their roles, others are users. */
    public Response get(String login, String path) {
        return as(login).get(path);
    }

    /** Requests of a caller. */
    public RequestSpecification as(String login) {
        Set<String> roles =
                switch (login) {
                    case "admin" -> Set.of("admin", "user");
                    case "sophie", "unheard-of" -> Set.of("supervisor", "user");
                    default -> Set.of("user");
                };
        String token =
                Jwt.issuer("belfry")
                        .upn(login)
                        .subject(login)
                        .groups(roles)
                        .claim("pbx", pbx.value())
                        .sign();
        return given().auth().oauth2(token).urlEncodingEnabled(false);
    }

    private void line(int id, String number, Integer user) {
        send(
                Topics.CONFIG_LINES,
                new LineConfig(
                        new LineId(id),
                        number,
                        "default",
                        new Device("PJSIP/" + number),
                        user == null ? null : new UserId(user)));
    }

    private void user(
            int id, String first, String last, String login, Integer line, Integer agent) {
        send(
                Topics.CONFIG_USERS,
                new UserConfig(
                        new UserId(id),
                        first,
                        last,
                        login,
                        null,
                        line == null ? null : new LineId(line),
                        agent == null ? null : new AgentId(agent),
                        null,
                        null,
                        null,
                        null));
    }

    private void agent(int id, String number, int group) {
        send(
                Topics.CONFIG_AGENTS,
                new AgentConfig(
                        new AgentId(id),
                        new AgentNumber(number),
                        "A",
                        "B",
                        new GroupId(group),
                        null,
                        "default"));
    }

    private void queue(int id, String name) {
        send(
                Topics.CONFIG_QUEUES,
                new QueueConfig(
                        new QueueId(id), new QueueName(name), name, "300" + id, "default", 0, 20));
    }

    private <T> void send(Topic<T> topic, T object) {
        kafka.send(
                topic,
                new Envelope<>(
                        topic.name() + object.hashCode(),
                        pbx,
                        Instant.parse("2026-11-21T09:00:00Z"),
                        object));
    }
}
