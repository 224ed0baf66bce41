package io.belfry.contracts.pbx;

/** The connection to the PBX is gone: nothing is known until the next resync. */
public record LinkLost(String reason) implements PbxEvent {

    @Override
    public String subject() {
        return "link";
    }
}
