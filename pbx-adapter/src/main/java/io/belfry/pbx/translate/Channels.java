package io.belfry.pbx.translate;

import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelState;

/** Reads the channels of an event: whole since Asterisk 12, completed from memory before. */
final class Channels {

    private Channels() {}

    /** The channel whose headers begin with {@code prefix}. */
    static ChannelInfo whole(AmiFields f, String prefix, LinkedId call) {
        f.memory().linkedIdsAreTold(true);
        String name = f.required(prefix + "Channel");
        return f.memory()
                .channels()
                .remember(
                        new ChannelInfo(
                                name,
                                new UniqueId(f.required(prefix + "Uniqueid")),
                                call,
                                ChannelNames.device(name),
                                ChannelState.ofCode(f.number(prefix + "ChannelState")),
                                f.party(prefix + "CallerID"),
                                f.party(prefix + "ConnectedLine"),
                                f.text(prefix + "AccountCode"),
                                f.text(prefix + "Context"),
                                f.text(prefix + "Exten"),
                                f.text(prefix + "Language")));
    }

    /** The channel of an event that has no {@code Linkedid}, with what the event says of it. */
    static ChannelInfo own(AmiFields f) {
        if (f.message().name().equals("Newchannel")) {
            f.memory().linkedIdsAreTold(false);
        }
        ChannelInfo known = known(f, "Channel", "Uniqueid");
        Integer state = f.optionalNumber("ChannelState");
        return f.memory()
                .channels()
                .remember(
                        new ChannelInfo(
                                known.name(),
                                known.uniqueId(),
                                known.linkedId(),
                                known.device(),
                                state == null ? known.state() : ChannelState.ofCode(state),
                                party(f, "CallerID", known.caller()),
                                party(f, "ConnectedLine", known.connected()),
                                f.has("AccountCode") ? f.text("AccountCode") : known.accountCode(),
                                f.has("Context") ? f.text("Context") : known.context(),
                                exten(f, known.exten()),
                                f.has("Language") ? f.text("Language") : known.language()));
    }

    /** The channel that is named by one or both of those headers, as it is known. */
    static ChannelInfo known(AmiFields f, String nameHeader, String idHeader) {
        KnownChannels channels = f.memory().channels();
        String name = f.text(nameHeader);
        String id = f.text(idHeader);
        ChannelInfo known = id == null ? channels.named(name) : channels.find(new UniqueId(id));
        if (known == null && (name == null || id == null)) {
            throw new MalformedAmiException(
                    name == null && id == null
                            ? "header " + nameHeader + " is missing"
                            : "no channel " + (id == null ? name : id) + " is known");
        }
        if (known != null && (name == null || name.equals(known.name()))) {
            return known;
        }
        return channels.remember(
                new ChannelInfo(
                        name,
                        known == null ? new UniqueId(id) : known.uniqueId(),
                        known == null ? channels.call(new UniqueId(id)) : known.linkedId(),
                        ChannelNames.device(name),
                        known == null ? ChannelState.UNKNOWN : known.state(),
                        known == null ? new CallerId(null, null) : known.caller(),
                        known == null ? new CallerId(null, null) : known.connected(),
                        known == null ? null : known.accountCode(),
                        known == null ? null : known.context(),
                        known == null ? null : known.exten(),
                        known == null ? null : known.language()));
    }

    private static CallerId party(AmiFields f, String prefix, CallerId known) {
        return f.has(prefix + "Num") || f.has(prefix + "Name") ? f.party(prefix) : known;
    }

    /** {@code Extension} in AgentCalled and CoreShowChannel of Asterisk 11. */
    private static String exten(AmiFields f, String known) {
        return f.has("Exten") || f.has("Extension") ? f.either("Exten", "Extension") : known;
    }
}
