package io.belfry.contracts.pbx;

/** A contact of an endpoint changed (ContactStatus). */
public record ContactStatusChanged(String endpoint, String aor, String uri, String status)
        implements PbxEvent {

    @Override
    public String subject() {
        return endpoint;
    }
}
