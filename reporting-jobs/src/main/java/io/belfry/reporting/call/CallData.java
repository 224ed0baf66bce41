package io.belfry.reporting.call;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import java.time.Instant;
import java.util.List;

/**
 * One call: a row of {@code call_data} and its {@code attached_data} (D10, D13). Unknown values are
 * null.
 *
 * @param dstNum number that was dialled; for a call from outside the DID
 * @param answerTime when somebody who was called answered; an answer by the dialplan counts only
 *     where nobody is called at all (conference, voicemail, parked call)
 * @param ringSeconds how long the endpoint that answered had rung, whole seconds
 * @param transferDirection of the last transfer (D44)
 * @param srcAgent agent who made the call
 * @param dstAgent agent who got a direct call; null for a call through a queue
 * @param srcInterface where it came from, e.g. {@code PJSIP/1001}
 */
public record CallData(
        LinkedId id,
        String srcNum,
        String dstNum,
        Instant startTime,
        Instant answerTime,
        Instant endTime,
        Integer ringSeconds,
        Direction direction,
        boolean transferred,
        Direction transferDirection,
        AgentNumber srcAgent,
        AgentNumber dstAgent,
        String srcInterface,
        List<AttachedData> attachedData) {

    public CallData {
        attachedData = List.copyOf(attachedData);
    }

    /** Whether somebody answered: the only status that is told (D12). */
    public boolean answered() {
        return answerTime != null;
    }
}
