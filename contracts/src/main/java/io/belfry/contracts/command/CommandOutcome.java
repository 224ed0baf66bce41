package io.belfry.contracts.command;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** What became of a command. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "outcome")
public sealed interface CommandOutcome {

    /** The PBX accepted it; what it led to comes as events. */
    record Done(Map<String, String> details) implements CommandOutcome {
        public Done {
            details = details == null ? Map.of() : Map.copyOf(details);
        }
    }

    /**
     * It was not done. The message is for a person; the details are for a program, e.g. {@code
     * phoneNb} and {@code RequestedNb} for {@link FailureReason#LOGGED_IN_ON_ANOTHER_PHONE} (A29).
     */
    record Refused(FailureReason reason, String message, Map<String, String> details)
            implements CommandOutcome {
        public Refused {
            details = details == null ? Map.of() : Map.copyOf(details);
        }
    }
}
