package io.belfry.pbx.translate;

import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueCallerSnapshot;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.QueueSnapshot;
import java.util.Map;

/** What the list actions answer becomes the snapshot of a resync. */
public final class Snapshots {

    private static final Map<String, Translator.Reader> TABLE =
            Map.of(
                    "CoreShowChannel", Snapshots::channel,
                    "QueueParams", Snapshots::queue,
                    "QueueMember", f -> new QueueMemberSnapshot(QueueEvents.member(f)),
                    "QueueEntry", Snapshots::caller);

    private Snapshots() {}

    /** The snapshot event of one item of a list; lists of states are the live events themselves. */
    public static Translation translate(AmiMessage item, Translator live) {
        Translator.Reader reader = TABLE.get(item.name());
        if (reader == null) {
            return live.translate(item);
        }
        try {
            return new Translation.Translated(reader.apply(new AmiFields(item)));
        } catch (MalformedAmiException | IllegalArgumentException e) {
            return new Translation.Malformed(item.name() + ": " + e.getMessage());
        }
    }

    private static PbxEvent channel(AmiFields f) {
        String bridge = f.text("BridgeId");
        return new ChannelSnapshot(
                f.channel(),
                bridge == null ? null : new BridgeId(bridge),
                f.text("Application"),
                f.text("ApplicationData"),
                seconds(f.text("Duration")));
    }

    private static PbxEvent queue(AmiFields f) {
        return new QueueSnapshot(
                new QueueName(f.required("Queue")),
                f.text("Strategy"),
                f.number("Max", 0),
                f.number("Calls", 0),
                f.number("Holdtime", 0),
                f.number("TalkTime", 0),
                f.number("Completed", 0),
                f.number("Abandoned", 0),
                f.number("ServiceLevel", 0),
                f.number("Weight", 0));
    }

    private static PbxEvent caller(AmiFields f) {
        return new QueueCallerSnapshot(
                new QueueName(f.required("Queue")),
                f.number("Position"),
                f.required("Channel"),
                new UniqueId(f.required("Uniqueid")),
                new CallerId(f.text("CallerIDNum"), f.text("CallerIDName")),
                f.message().time().minusSeconds(f.number("Wait")));
    }

    /** {@code 27:46:40} has hours without end; older versions write plain seconds. */
    private static long seconds(String duration) {
        long seconds = 0;
        if (duration != null) {
            for (String part : duration.split(":")) {
                try {
                    seconds = seconds * 60 + Long.parseLong(part);
                } catch (NumberFormatException e) {
                    throw new MalformedAmiException("header Duration is no duration: " + duration);
                }
            }
        }
        return seconds;
    }
}
