package io.belfry.pbx.translate;

import io.belfry.contracts.pbx.AttendedTransferred;
import io.belfry.contracts.pbx.BlindTransferred;
import io.belfry.contracts.pbx.BridgeCreated;
import io.belfry.contracts.pbx.BridgeDestroyed;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.BridgeLeft;
import io.belfry.contracts.pbx.BridgesMerged;
import io.belfry.contracts.pbx.CallParked;
import io.belfry.contracts.pbx.CallUnparked;
import io.belfry.contracts.pbx.ConferenceEnded;
import io.belfry.contracts.pbx.ConferenceJoined;
import io.belfry.contracts.pbx.ConferenceLeft;
import io.belfry.contracts.pbx.ConferenceMuteChanged;
import io.belfry.contracts.pbx.ConferenceStarted;
import io.belfry.contracts.pbx.LocalChannelsBridged;
import io.belfry.contracts.pbx.LocalOptimizationBegun;
import io.belfry.contracts.pbx.LocalOptimizationEnded;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.UnparkReason;
import java.util.Map;

/** Who talks with whom: bridges, Local channels, transfers, parking, conferences. */
final class BridgeEvents {

    private BridgeEvents() {}

    static void addTo(Map<String, Translator.Reader> table) {
        table.put("BridgeCreate", f -> new BridgeCreated(f.bridge("")));
        table.put("BridgeDestroy", f -> new BridgeDestroyed(f.bridge("")));
        table.put("BridgeMerge", f -> new BridgesMerged(f.bridge("From"), f.bridge("To")));
        table.put(
                "BridgeEnter",
                f ->
                        new BridgeEntered(
                                f.channel(), f.bridge(""), f.optionalUniqueId("SwapUniqueid")));
        table.put("BridgeLeave", f -> new BridgeLeft(f.channel(), f.bridge("")));
        table.put("LocalBridge", BridgeEvents::localBridge);
        table.put(
                "LocalOptimizationBegin",
                f ->
                        new LocalOptimizationBegun(
                                f.channel("LocalOne"),
                                f.channel("LocalTwo"),
                                f.optionalUniqueId("SourceUniqueid")));
        table.put(
                "LocalOptimizationEnd",
                f ->
                        new LocalOptimizationEnded(
                                f.channel("LocalOne"), f.channel("LocalTwo"), f.yes("Success")));
        table.put("BlindTransfer", BridgeEvents::blindTransfer);
        table.put("AttendedTransfer", BridgeEvents::attendedTransfer);
        table.put("ParkedCall", BridgeEvents::parked);
        table.put("UnParkedCall", f -> unparked(f, UnparkReason.RETRIEVED));
        table.put("ParkedCallTimeOut", f -> unparked(f, UnparkReason.TIMED_OUT));
        table.put("ParkedCallGiveUp", f -> unparked(f, UnparkReason.GIVEN_UP));
        table.put("ParkedCallSwap", f -> unparked(f, UnparkReason.SWAPPED));
        table.put(
                "ConfbridgeStart",
                f -> new ConferenceStarted(f.required("Conference"), f.bridge("")));
        table.put(
                "ConfbridgeEnd", f -> new ConferenceEnded(f.required("Conference"), f.bridge("")));
        table.put("ConfbridgeJoin", BridgeEvents::joined);
        table.put(
                "ConfbridgeLeave", f -> new ConferenceLeft(f.channel(), f.required("Conference")));
        table.put("ConfbridgeMute", f -> muted(f, true));
        table.put("ConfbridgeUnmute", f -> muted(f, false));
    }

    private static PbxEvent localBridge(AmiFields f) {
        return new LocalChannelsBridged(
                f.channel("LocalOne"),
                f.channel("LocalTwo"),
                f.text("Context"),
                f.text("Exten"),
                f.yes("LocalOptimization"));
    }

    private static PbxEvent blindTransfer(AmiFields f) {
        return new BlindTransferred(
                f.channel("Transferer"),
                f.optionalChannel("Transferee"),
                f.required("Result"),
                f.text("Context"),
                f.text("Extension"),
                f.yes("IsExternal"));
    }

    private static PbxEvent attendedTransfer(AmiFields f) {
        return new AttendedTransferred(
                f.channel("OrigTransferer"),
                f.optionalChannel("SecondTransferer"),
                f.optionalChannel("Transferee"),
                f.optionalChannel("TransferTarget"),
                f.required("Result"),
                f.text("DestType"),
                f.yes("IsExternal"));
    }

    private static PbxEvent parked(AmiFields f) {
        return new CallParked(
                f.channel("Parkee"),
                f.text("ParkerDialString"),
                f.text("Parkinglot"),
                f.required("ParkingSpace"),
                f.optionalNumber("ParkingTimeout"));
    }

    private static PbxEvent unparked(AmiFields f, UnparkReason reason) {
        return new CallUnparked(
                f.channel("Parkee"),
                f.optionalChannel("Retriever"),
                f.text("Parkinglot"),
                f.text("ParkingSpace"),
                reason);
    }

    private static PbxEvent joined(AmiFields f) {
        return new ConferenceJoined(
                f.channel(), f.required("Conference"), f.yes("Admin"), f.yes("Muted"));
    }

    private static PbxEvent muted(AmiFields f, boolean muted) {
        return new ConferenceMuteChanged(f.channel(), f.required("Conference"), muted);
    }
}
