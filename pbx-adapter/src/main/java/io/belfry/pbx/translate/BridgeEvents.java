package io.belfry.pbx.translate;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.pbx.AttendedTransferred;
import io.belfry.contracts.pbx.BlindTransferred;
import io.belfry.contracts.pbx.BridgeCreated;
import io.belfry.contracts.pbx.BridgeDestroyed;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.BridgeLeft;
import io.belfry.contracts.pbx.BridgesMerged;
import io.belfry.contracts.pbx.CallParked;
import io.belfry.contracts.pbx.CallUnparked;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.LocalChannelsBridged;
import io.belfry.contracts.pbx.LocalOptimizationBegun;
import io.belfry.contracts.pbx.LocalOptimizationEnded;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.UnparkReason;
import java.util.Map;

/** Who talks with whom: bridges, Local channels, transfers, parking. */
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
    }

    /** Before Asterisk 12 the halves are {@code Channel1} and {@code Channel2}. */
    private static PbxEvent localBridge(AmiFields f) {
        boolean older = f.has("Channel1");
        if (older) {
            f.memory()
                    .channels()
                    .join(
                            f.known("Channel1", "Uniqueid1").uniqueId(),
                            f.known("Channel2", "Uniqueid2").uniqueId());
        }
        return new LocalChannelsBridged(
                older ? f.known("Channel1", "Uniqueid1") : f.channel("LocalOne"),
                older ? f.known("Channel2", "Uniqueid2") : f.channel("LocalTwo"),
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
                parkee(f), parker(f), f.text("Parkinglot"), space(f), timeoutSeconds(f));
    }

    private static PbxEvent unparked(AmiFields f, UnparkReason reason) {
        return new CallUnparked(
                parkee(f),
                reason == UnparkReason.RETRIEVED && f.has("From")
                        ? f.memory().channels().named(f.text("From"))
                        : f.optionalChannel("Retriever"),
                f.text("Parkinglot"),
                f.either("ParkingSpace", "Exten"),
                reason);
    }

    /** Before Asterisk 12 the parked channel has no prefix, and {@code Exten} is the space. */
    static ChannelInfo parkee(AmiFields f) {
        return f.has("ParkeeChannel") || f.has("ParkeeUniqueid")
                ? f.channel("Parkee")
                : f.known("Channel", "Uniqueid");
    }

    /** A dial string; before Asterisk 12 the channel that parked. */
    static String parker(AmiFields f) {
        String from = f.text("From");
        Device device = from == null ? null : ChannelNames.device(from);
        return device == null ? f.either("ParkerDialString", "From") : device.value();
    }

    static String space(AmiFields f) {
        return f.requiredEither("ParkingSpace", "Exten");
    }

    static Integer timeoutSeconds(AmiFields f) {
        return f.has("ParkingTimeout")
                ? f.optionalNumber("ParkingTimeout")
                : f.optionalNumber("Timeout");
    }
}
