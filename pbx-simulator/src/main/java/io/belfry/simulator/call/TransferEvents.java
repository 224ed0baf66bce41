package io.belfry.simulator.call;

import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.EventWriter;
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
                e ->
                        parties(e, first, firstBridge, second, secondBridge, transferee, target)
                                .put("DestType", "Bridge")
                                .put("DestBridgeUniqueid", firstBridge.id));
    }

    /** All three go on together; the transferer has one channel. */
    static void threeWay(
            Switchboard board,
            Channel transferer,
            Bridge bridge,
            Bridge consultation,
            Channel transferee,
            Channel target) {
        board.event(
                "AttendedTransfer",
                "call",
                e ->
                        parties(e, transferer, bridge, transferer, consultation, transferee, target)
                                .put("DestType", "Threeway")
                                .put("DestBridgeUniqueid", bridge.id)
                                .put("DestTransfererChannel", transferer.name));
    }

    private static EventWriter parties(
            EventWriter e,
            Channel first,
            Bridge firstBridge,
            Channel second,
            Bridge secondBridge,
            Channel transferee,
            Channel target) {
        e.put("Result", "Success")
                .channel("OrigTransferer", first)
                .bridge("Orig", firstBridge)
                .channel("SecondTransferer", second)
                .bridge("Second", secondBridge)
                .channel("Transferee", transferee);
        if (target != null) {
            e.channel("TransferTarget", target);
        }
        return e.put("IsExternal", "No");
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
