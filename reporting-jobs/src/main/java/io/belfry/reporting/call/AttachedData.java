package io.belfry.reporting.call;

import io.belfry.contracts.pbx.CelRow;
import java.util.Optional;

/** A key and a value that the dialplan attached to a call with CELGenUserEvent (D13, D36). */
public record AttachedData(String key, String value) {

    private static final String NAME = "ATTACHED_DATA";

    /**
     * What that row attaches: {@code ATTACHED_DATA,key=value}, split at the first {@code =}; the
     * value may be empty or contain {@code =} (D37).
     */
    static Optional<AttachedData> of(CelRow row) {
        boolean attached =
                NAME.equals(row.eventType())
                        || "USER_DEFINED".equals(row.eventType()) && NAME.equals(row.userDefType());
        if (!attached || row.appData() == null) {
            return Optional.empty();
        }
        String text = row.appData().substring(row.appData().indexOf(',') + 1);
        int equals = text.indexOf('=');
        return equals <= 0
                ? Optional.empty()
                : Optional.of(
                        new AttachedData(text.substring(0, equals), text.substring(equals + 1)));
    }
}
