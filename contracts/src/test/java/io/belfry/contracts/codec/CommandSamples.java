package io.belfry.contracts.codec;

import io.belfry.contracts.command.CallRef;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.ForwardKind;
import io.belfry.contracts.command.ListenMode;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects of the samples {@code io.belfry.command.*}, on the calls of the traces. */
final class CommandSamples {

    private static final CommandId ID = new CommandId("6c1f0f0e-42");
    private static final AgentId ALICE = new AgentId(1001);
    private static final AgentId BOB = new AgentId(1002);
    private static final QueueName SUPPORT = new QueueName("support");
    private static final CallRef OF_1001 = new CallRef("1001", null);
    private static final CallRef OF_1002 = new CallRef("1002", null);

    private CommandSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> samples = new LinkedHashMap<>();
        commands()
                .forEach(
                        (variant, command) ->
                                samples.put(
                                        "CommandRequest-" + variant,
                                        new CommandRequest(
                                                ID,
                                                Instant.parse("2026-11-21T10:26:01.923860Z"),
                                                "alice",
                                                command)));
        samples.put("CommandRequest", samples.get("CommandRequest-AgentLogout"));
        samples.put("CommandReply", new CommandReply(ID, new CommandOutcome.Done(Map.of())));
        samples.put(
                "CommandReply-Done",
                new CommandReply(ID, new CommandOutcome.Done(Map.of("XIVO_QUEUENAME", "support"))));
        samples.put(
                "CommandReply-Refused",
                new CommandReply(
                        ID,
                        new CommandOutcome.Refused(
                                FailureReason.LOGGED_IN_ON_ANOTHER_PHONE,
                                "logged in on 1002",
                                Map.of("phoneNb", "1002", "RequestedNb", "1001"))));
        return samples;
    }

    private static Map<String, PbxCommand> commands() {
        return Map.ofEntries(
                Map.entry("AgentLogin", new PbxCommand.AgentLogin(ALICE, "1001")),
                Map.entry(
                        "RetrieveQueueCall",
                        new PbxCommand.RetrieveQueueCall("1001", new UniqueId("1795256751.0"))),
                Map.entry(
                        "MuteInConference",
                        new PbxCommand.MuteInConference("4000", "PJSIP/1001-00000003", true)),
                Map.entry(
                        "KickFromConference",
                        new PbxCommand.KickFromConference("4000", "PJSIP/1001-00000003")),
                Map.entry(
                        "InviteToConference",
                        new PbxCommand.InviteToConference(
                                "4000",
                                "0230210092",
                                new CallerId("4000", "Board"),
                                Map.of("USR_case", "12"))),
                Map.entry("AgentLogout", new PbxCommand.AgentLogout(ALICE)),
                Map.entry("AgentToggleLogin", new PbxCommand.AgentToggleLogin(ALICE, "1001")),
                Map.entry("AgentPause", new PbxCommand.AgentPause(BOB, SUPPORT, "wrapup-test")),
                Map.entry("AgentUnpause", new PbxCommand.AgentUnpause(BOB, SUPPORT)),
                Map.entry("SetAgentQueue", new PbxCommand.SetAgentQueue(BOB, SUPPORT, 5)),
                Map.entry(
                        "RemoveAgentFromQueue",
                        new PbxCommand.RemoveAgentFromQueue(ALICE, SUPPORT)),
                Map.entry(
                        "Listen", new PbxCommand.Listen("1004", ALICE, "1001", ListenMode.WHISPER)),
                Map.entry(
                        "Dial",
                        new PbxCommand.Dial(
                                "1001",
                                "00612345678",
                                Map.of("USR_folder", "1234"),
                                new CallerId("0612345678", "0612345678"))),
                Map.entry(
                        "DialFromQueue",
                        new PbxCommand.DialFromQueue(
                                new QueueName("sales"),
                                "00612345678",
                                new CallerId("0145678901", "Jean Dupont"),
                                Map.of("USR_folder", "1234"))),
                Map.entry(
                        "DialFromQueueByOneAgent",
                        new PbxCommand.DialFromQueue(
                                new QueueName("outbound"), "00612345678", null, Map.of(), BOB)),
                Map.entry("Hangup", new PbxCommand.Hangup(OF_1001)),
                Map.entry("Answer", new PbxCommand.Answer(OF_1001)),
                Map.entry("Hold", new PbxCommand.Hold(call("1002", "1795256892.85"))),
                Map.entry(
                        "DirectTransfer",
                        new PbxCommand.DirectTransfer(call("1002", "1795256911.93"), "1003")),
                Map.entry(
                        "AttendedTransfer",
                        new PbxCommand.AttendedTransfer(call("1002", "1795256930.103"), "1003")),
                Map.entry("CompleteTransfer", new PbxCommand.CompleteTransfer(OF_1002)),
                Map.entry("CancelTransfer", new PbxCommand.CancelTransfer(OF_1002)),
                Map.entry("Conference", new PbxCommand.Conference(OF_1001, "4001")),
                Map.entry("Park", new PbxCommand.Park(OF_1001, "default", 45)),
                Map.entry("SendDtmf", new PbxCommand.SendDtmf(OF_1001, "42#")),
                Map.entry("PauseRecording", new PbxCommand.PauseRecording(BOB)),
                Map.entry("ResumeRecording", new PbxCommand.ResumeRecording(BOB)),
                Map.entry("SetDoNotDisturb", new PbxCommand.SetDoNotDisturb("1001", true)),
                Map.entry(
                        "SetForward",
                        new PbxCommand.SetForward("1001", ForwardKind.NO_ANSWER, true, "1003")),
                Map.entry(
                        "WriteQueueLog",
                        new PbxCommand.WriteQueueLog(
                                SUPPORT,
                                new UniqueId("1795256751.0"),
                                new AgentNumber("1001"),
                                "DIDNUMBER",
                                List.of("53001"))),
                Map.entry(
                        "ReadVariables",
                        new PbxCommand.ReadVariables(
                                call(null, "1795256751.0"), List.of("XIVO_QUEUENAME"))),
                Map.entry(
                        "SetVariables",
                        new PbxCommand.SetVariables(OF_1001, Map.of("USR_note", "vip"))));
    }

    private static CallRef call(String phoneNumber, String id) {
        return new CallRef(phoneNumber, new UniqueId(id));
    }
}
