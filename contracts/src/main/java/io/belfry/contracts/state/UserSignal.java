package io.belfry.contracts.state;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.belfry.contracts.id.UserId;
import java.time.Instant;

/** What a client of a user tells clients of others; the gateways only pass it on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface UserSignal {

    /** Whose client says it. */
    UserId from();

    /**
     * A short text for a colleague.
     *
     * @param sequence the sender's own count
     */
    record FlashText(UserId from, UserId to, long sequence, String text, Instant at)
            implements UserSignal {
        /** Without the text. */
        @Override
        public String toString() {
            return "FlashText[from=%s, to=%s, sequence=%d]".formatted(from, to, sequence);
        }
    }

    /** He has read what the other one wrote, up to that of its sequence. */
    record FlashTextRead(UserId from, UserId to, long sequence) implements UserSignal {}

    /**
     * Somebody is asked to join a meeting room.
     *
     * @param requestId the sender's own, to tell answers apart
     * @param token opens the room
     */
    record MeetingRoomInvite(UserId from, UserId to, int requestId, String token)
            implements UserSignal {
        /** Without the token. */
        @Override
        public String toString() {
            return "MeetingRoomInvite[from=%s, to=%s, requestId=%d]".formatted(from, to, requestId);
        }
    }

    /** What became of an invitation. */
    record MeetingRoomAnswer(UserId from, UserId to, int requestId, Answer answer)
            implements UserSignal {

        /** The invitation was shown, accepted or rejected. */
        public enum Answer {
            RECEIVED,
            ACCEPTED,
            REJECTED
        }
    }

    /**
     * The user is in a video call, or no longer.
     *
     * @param status {@code Busy} or {@code Available}
     */
    record VideoStatus(UserId from, String status) implements UserSignal {}
}
