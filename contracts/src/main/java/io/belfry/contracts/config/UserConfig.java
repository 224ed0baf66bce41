package io.belfry.contracts.config;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import java.util.List;

/**
 * A user of the directory. {@code ctiLogin} is null for a user without CTI login; {@code queues}
 * and {@code groups} are the ones a supervisor is limited to, null = all; {@code mailbox} is the
 * voicemail box as Asterisk names it ({@code 1001@default}); {@code services} is null where the PBX
 * does not say them.
 */
public record UserConfig(
        UserId id,
        String firstName,
        String lastName,
        String ctiLogin,
        ConfiguredProfile profile,
        LineId line,
        AgentId agent,
        String mobileNumber,
        Integer voicemailId,
        List<QueueId> queues,
        List<GroupId> groups,
        String mailbox,
        UserServices services) {

    /** A user of whom neither mailbox nor services are known. */
    public UserConfig(
            UserId id,
            String firstName,
            String lastName,
            String ctiLogin,
            ConfiguredProfile profile,
            LineId line,
            AgentId agent,
            String mobileNumber,
            Integer voicemailId,
            List<QueueId> queues,
            List<GroupId> groups) {
        this(
                id,
                firstName,
                lastName,
                ctiLogin,
                profile,
                line,
                agent,
                mobileNumber,
                voicemailId,
                queues,
                groups,
                null,
                null);
    }

    /** The same user with other services. */
    public UserConfig withServices(UserServices others) {
        return new UserConfig(
                id,
                firstName,
                lastName,
                ctiLogin,
                profile,
                line,
                agent,
                mobileNumber,
                voicemailId,
                queues,
                groups,
                mailbox,
                others);
    }

    /** First and last name, whichever exist. */
    public String fullName() {
        return ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName))
                .strip();
    }
}
