package io.belfry.contracts.pbx;

/** The PBX has started (FullyBooted): no channel of before exists. */
public record PbxStarted(Long uptimeSeconds) implements PbxEvent {

    @Override
    public String subject() {
        return "link";
    }
}
