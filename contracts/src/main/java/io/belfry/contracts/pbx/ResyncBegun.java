package io.belfry.contracts.pbx;

/**
 * What follows up to the matching end is the whole state of the PBX; what it does not name is gone.
 */
public record ResyncBegun(String resyncId) implements PbxEvent {

    @Override
    public String subject() {
        return "link";
    }
}
