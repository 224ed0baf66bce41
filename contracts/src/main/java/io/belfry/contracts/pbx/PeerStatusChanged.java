package io.belfry.contracts.pbx;

import io.belfry.contracts.id.Device;

/** A SIP peer registered or went away (PeerStatus). */
public record PeerStatusChanged(Device device, String status) implements PbxEvent {

    @Override
    public String subject() {
        return device.value();
    }
}
