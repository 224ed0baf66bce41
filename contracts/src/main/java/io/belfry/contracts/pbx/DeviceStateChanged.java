package io.belfry.contracts.pbx;

import io.belfry.contracts.id.Device;

/** A device changed state (DeviceStateChange). */
public record DeviceStateChanged(Device device, DeviceState state) implements PbxEvent {

    @Override
    public String subject() {
        return device.value();
    }
}
