package io.belfry.contracts.pbx;

/** The PBX shuts down (Shutdown). */
public record PbxStopping(boolean restart) implements PbxEvent {

    @Override
    public String subject() {
        return "link";
    }
}
