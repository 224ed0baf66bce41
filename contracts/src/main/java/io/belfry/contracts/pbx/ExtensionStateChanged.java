package io.belfry.contracts.pbx;

/**
 * A hinted extension changed state (ExtensionStatus). {@code hint} is the device list, may be null.
 */
public record ExtensionStateChanged(String exten, String context, String hint, PhoneStatus status)
        implements PbxEvent {

    @Override
    public String subject() {
        return exten + "@" + context;
    }
}
