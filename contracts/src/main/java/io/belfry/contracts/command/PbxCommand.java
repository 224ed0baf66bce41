package io.belfry.contracts.command;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueName;
import java.util.Map;

/** Something a PBX is asked to do. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface PbxCommand {

    /** Logs an agent in on the phone with that number (A25–A30). */
    record AgentLogin(AgentId agent, String phoneNumber) implements PbxCommand {}

    /** Logs an agent out. */
    record AgentLogout(AgentId agent) implements PbxCommand {}

    /**
     * Pauses an agent; {@code queue} null = in all his queues; {@code reason} may be null (A46).
     */
    record AgentPause(AgentId agent, QueueName queue, String reason) implements PbxCommand {}

    /** Ends the pause of an agent; {@code queue} null = in all his queues (A47). */
    record AgentUnpause(AgentId agent, QueueName queue) implements PbxCommand {}

    /**
     * Rings the phone with {@code fromNumber}, then calls {@code destination} (A57). The variables
     * are set on the call with the prefix {@code USR_} unless they have it already (A58).
     */
    record Dial(String fromNumber, String destination, Map<String, String> variables)
            implements PbxCommand {
        public Dial {
            variables = variables == null ? Map.of() : Map.copyOf(variables);
        }
    }
}
