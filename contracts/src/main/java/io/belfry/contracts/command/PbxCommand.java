package io.belfry.contracts.command;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import java.util.List;
import java.util.Map;

/**
 * Something a PBX is asked to do. Numbers to dial are cleaned by the adapter (B16–B19). Variables
 * get the prefix {@code USR_} unless they have it already (A58).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface PbxCommand {

    /** Logs an agent in on the phone with that number (A25–A30). */
    record AgentLogin(AgentId agent, String phoneNumber) implements PbxCommand {}

    /** Logs an agent out. */
    record AgentLogout(AgentId agent) implements PbxCommand {}

    /** Logs an agent out if logged in, else in on the phone with that number (A33). */
    record AgentToggleLogin(AgentId agent, String phoneNumber) implements PbxCommand {}

    /**
     * Pauses an agent; {@code queue} null = in all his queues; {@code reason} may be null (A46).
     */
    record AgentPause(AgentId agent, QueueName queue, String reason) implements PbxCommand {}

    /** Ends the pause of an agent; {@code queue} null = in all his queues (A47). */
    record AgentUnpause(AgentId agent, QueueName queue) implements PbxCommand {}

    /**
     * Puts a logged-in agent into a queue, or changes his penalty there; {@code penalty} ≥ 0 (A49).
     */
    record SetAgentQueue(AgentId agent, QueueName queue, int penalty) implements PbxCommand {}

    /** Takes a logged-in agent out of a queue (A50). */
    record RemoveAgentFromQueue(AgentId agent, QueueName queue) implements PbxCommand {}

    /**
     * Rings the phone with {@code fromNumber}, which then hears the calls of an agent, or of a
     * phone when {@code agent} is null (A48). Who listens already only changes the mode. It ends
     * with the call, or by a {@link Hangup} of the listening phone.
     */
    record Listen(String fromNumber, AgentId agent, String phoneNumber, ListenMode mode)
            implements PbxCommand {}

    /**
     * Rings the phone with {@code fromNumber}, then calls {@code destination} (A57, A59). {@code
     * callerId} is what the phone shows while it rings; null = the destination.
     */
    record Dial(
            String fromNumber, String destination, Map<String, String> variables, CallerId callerId)
            implements PbxCommand {
        public Dial {
            variables = variables == null ? Map.of() : Map.copyOf(variables);
        }

        /** Of the variables only the names: what they hold is the customer's. */
        @Override
        public String toString() {
            return "Dial[fromNumber=%s, destination=%s, variables=%s, callerId=%s]"
                    .formatted(fromNumber, destination, variables.keySet(), callerId);
        }

        public Dial(String fromNumber, String destination, Map<String, String> variables) {
            this(fromNumber, destination, variables, null);
        }
    }

    /**
     * Calls {@code destination} from some free agent of a queue (J11). Both sides see {@code
     * callerId} (J12), null = the destination; the destination only when the queue ignores updates
     * of the connected line. The variables reach both (J13). {@code agent} is the only one who may
     * get it (J10), null = whoever is free; a PBX whose queues cannot choose lets his phone dial.
     */
    record DialFromQueue(
            QueueName queue,
            String destination,
            CallerId callerId,
            Map<String, String> variables,
            AgentId agent)
            implements PbxCommand {
        public DialFromQueue {
            variables = variables == null ? Map.of() : Map.copyOf(variables);
        }

        public DialFromQueue(
                QueueName queue,
                String destination,
                CallerId callerId,
                Map<String, String> variables) {
            this(queue, destination, callerId, variables, null);
        }

        /** Of the variables only the names: what they hold is the customer's. */
        @Override
        public String toString() {
            return "DialFromQueue[queue=%s, destination=%s, callerId=%s, variables=%s, agent=%s]"
                    .formatted(queue, destination, callerId, variables.keySet(), agent);
        }
    }

    /** Rings the phone with {@code toNumber} with a caller who waits in a queue. */
    record RetrieveQueueCall(String toNumber, UniqueId call) implements PbxCommand {}

    /**
     * Mutes somebody in a conference, or lets him speak again. {@code channel} is the name of his
     * channel.
     */
    record MuteInConference(String conference, String channel, boolean muted)
            implements PbxCommand {}

    /** Sends somebody out of a conference. {@code channel} is the name of his channel. */
    record KickFromConference(String conference, String channel) implements PbxCommand {}

    /**
     * Calls {@code destination}, who joins a conference when he answers. {@code callerId} is what
     * he sees; null = the conference.
     */
    record InviteToConference(
            String conference, String destination, CallerId callerId, Map<String, String> variables)
            implements PbxCommand {
        public InviteToConference {
            variables = variables == null ? Map.of() : Map.copyOf(variables);
        }

        /** Of the variables only the names: what they hold is the customer's. */
        @Override
        public String toString() {
            return "InviteToConference[conference=%s, destination=%s, callerId=%s, variables=%s]"
                    .formatted(conference, destination, callerId, variables.keySet());
        }
    }

    /** Hangs up (A60). */
    record Hangup(CallRef call) implements PbxCommand {}

    /** Lets the ringing phone answer; the phone must support it (A61). */
    record Answer(CallRef call) implements PbxCommand {}

    /** Holds a call, or takes it back when it is held; the phone must support it (A62). */
    record Hold(CallRef call) implements PbxCommand {}

    /** Sends the other party to {@code destination} (A63). */
    record DirectTransfer(CallRef call, String destination) implements PbxCommand {}

    /** Starts a consultation with {@code destination}; the other party waits (A64). */
    record AttendedTransfer(CallRef call, String destination) implements PbxCommand {}

    /** Connects who waits with who is consulted (A65), or the two calls of the phone. */
    record CompleteTransfer(CallRef call) implements PbxCommand {}

    /** Drops the consultation and goes back to who waits (A66). */
    record CancelTransfer(CallRef call) implements PbxCommand {}

    /**
     * Everybody talks to everybody. {@code room} null = who consults, who waits and who is
     * consulted; else both parties of the call move to that number of the dialplan.
     */
    record Conference(CallRef call, String room) implements PbxCommand {}

    /**
     * Parks the other party. {@code parkingLot} null = the PBX's own, {@code timeoutSeconds} null =
     * the lot's.
     */
    record Park(CallRef call, String parkingLot, Integer timeoutSeconds) implements PbxCommand {}

    /** Lets the other party hear {@code digits}: 0-9, *, #, A-D (A68). */
    record SendDtmf(CallRef call, String digits) implements PbxCommand {
        /** Without the digits: they may be a PIN. */
        @Override
        public String toString() {
            return "SendDtmf[call=%s]".formatted(call);
        }
    }

    /** Pauses the recording of an agent's queue call (A52). */
    record PauseRecording(AgentId agent) implements PbxCommand {}

    /** Goes on with the recording of an agent's queue call (A53). */
    record ResumeRecording(AgentId agent) implements PbxCommand {}

    /** Do not disturb (A69). */
    record SetDoNotDisturb(String phoneNumber, boolean enabled) implements PbxCommand {}

    /**
     * Sends the calls of a phone elsewhere, or no longer (A70–A72). {@code destination} may be null
     * when it is switched off.
     */
    record SetForward(String phoneNumber, ForwardKind kind, boolean enabled, String destination)
            implements PbxCommand {}

    /**
     * Writes a line into the queue_log; null = {@code NONE}. {@code data} becomes data1, data2, ….
     */
    record WriteQueueLog(
            QueueName queue, UniqueId call, AgentNumber agent, String event, List<String> data)
            implements PbxCommand {
        public WriteQueueLog {
            data = data == null ? List.of() : List.copyOf(data);
        }
    }

    /**
     * Reads channel variables; the details of the outcome hold those that have a value, by the
     * names asked for.
     */
    record ReadVariables(CallRef call, List<String> names) implements PbxCommand {
        public ReadVariables {
            names = names == null ? List.of() : List.copyOf(names);
        }
    }

    /** Attaches variables to a call (A68). */
    record SetVariables(CallRef call, Map<String, String> variables) implements PbxCommand {
        public SetVariables {
            variables = variables == null ? Map.of() : Map.copyOf(variables);
        }

        /** Of the variables only the names: what they hold is the customer's. */
        @Override
        public String toString() {
            return "SetVariables[call=%s, variables=%s]".formatted(call, variables.keySet());
        }
    }
}
