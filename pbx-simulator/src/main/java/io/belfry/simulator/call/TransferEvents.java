package io.belfry.simulator.call;

import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/** What is said of an attended transfer, on AMI and in CEL. */
final class TransferEvents {

    private TransferEvents() {}

    /**
     * @param first the transferer's channel to the transferee
     * @param second the transferer's channel to the target; the same one if Asterisk's feature was
     *     used
     * @param target null where a Local channel stands for it
     */
    static void attended(
            Switchboard board,
            Channel first,
            Bridge firstBridge,
            Channel second,
            Bridge secondBridge,
            Channel transferee,
            Channel target) {
        board.event(
                "AttendedTransfer",
                "call",
                e -> {
                    e.put("Result", "Success")
                            .channel("OrigTransferer", first)
                            .bridge("Orig", firstBridge)
                            .channel("SecondTransferer", second)
                            .bridge("Second", secondBridge)
                            .channel("Transferee", transferee);
                    if (target != null) {
                        e.channel("TransferTarget", target);
                    }
                    e.put("IsExternal", "No")
                            .put("DestType", "Bridge")
                            .put("DestBridgeUniqueid", firstBridge.id);
                });
    }

    static void attendedCel(
            Switchboard board,
            Channel first,
            Bridge firstBridge,
            Channel second,
            Bridge secondBridge,
            Channel transferee,
            Channel target) {
        String extra =
                ("{\"bridge1_id\":\"%s\",\"channel2_name\":\"%s\",\"channel2_uniqueid\":\"%s\","
                                + "\"bridge2_id\":\"%s\",\"transferee_channel_name\":\"%s\","
                                + "\"transferee_channel_uniqueid\":\"%s\","
                                + "\"transfer_target_channel_name\":\"%s\","
                                + "\"transfer_target_channel_uniqueid\":\"%s\"}")
                        .formatted(
                                firstBridge.id,
                                second.name,
                                second.uniqueId,
                                secondBridge.id,
                                transferee.name,
                                transferee.uniqueId,
                                target == null ? "N/A" : target.name,
                                target == null ? "N/A" : target.uniqueId);
        board.celExtra("ATTENDEDTRANSFER", first, extra);
    }
}
