package io.belfry.contracts.pbx;

/** End of the snapshot with that id. */
public record ResyncEnded(String resyncId) implements PbxEvent {

    @Override
    public String subject() {
        return "link";
    }
}
