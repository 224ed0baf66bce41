package io.belfry.pbx.link.ami;

import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.link.EventSink;
import io.belfry.pbx.translate.AmiMessage;
import io.belfry.pbx.translate.Mailboxes;
import io.belfry.pbx.translate.Snapshots;
import io.belfry.pbx.translate.Translation;
import io.belfry.pbx.translate.Translator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads the whole state of the PBX and publishes it between two markers. A list that the PBX does
 * not know (a module that is not loaded, an old version) or that the account may not read is left
 * out and told once; only without channels or queues there is no state.
 */
final class Resync {

    private static final Logger LOG = Logger.getLogger(Resync.class);

    /** In the order in which they are read and published: what others refer to comes first. */
    private static final List<String> LISTS =
            List.of(
                    "BridgeList", // before channels, which say in which bridge they are
                    "CoreShowChannels",
                    "ParkedCalls",
                    "Agents", // of app_agent_pool, or chan_agent before 12
                    "ConfbridgeListRooms", // each followed by ConfbridgeList
                    "MeetmeListRooms", // gone since Asterisk 21
                    "MeetmeList",
                    "QueueStatus",
                    "DeviceStateList", // since Asterisk 13
                    "ExtensionStateList", // since Asterisk 13
                    "VoicemailUsersList"); // and MailboxCount, where it says too little

    private static final Set<String> INDISPENSABLE = Set.of("CoreShowChannels", "QueueStatus");

    private final Translator translator;
    private final EventSink sink;
    private final InstantSource clock;
    private final Supplier<Set<String>> mailboxes;
    private final Set<String> told = new HashSet<>();
    private final List<String> absent = new ArrayList<>();

    /**
     * @param mailboxes those of the directory: the PBX does not list what it finds in a database
     *     only when it is asked
     */
    Resync(
            Translator translator,
            EventSink sink,
            InstantSource clock,
            Supplier<Set<String>> mailboxes) {
        this.translator = translator;
        this.sink = sink;
        this.clock = clock;
        this.mailboxes = mailboxes;
    }

    /** All lists are read before the first is published: a loss in between leaves no half state. */
    void run(AmiConnection connection, String resyncId) throws AmiException {
        List<AmiMessage> items = new ArrayList<>();
        for (String list : LISTS) {
            items.addAll(read(connection, AmiAction.of(list)));
        }
        if (!absent.isEmpty()) {
            LOG.infof("this PBX has no %s: the snapshot is without", String.join(", ", absent));
            absent.clear();
        }
        sink.event(new ResyncBegun(resyncId), clock.instant());
        translator.snapshotBegins();
        items.forEach(this::publish);
        translator.snapshotEnds();
        sink.event(new ResyncEnded(resyncId), clock.instant());
    }

    private List<AmiMessage> read(AmiConnection connection, AmiAction action) throws AmiException {
        List<AmiMessage> items = items(connection, action);
        return switch (action.name()) {
            case "ConfbridgeListRooms" -> withMembers(connection, items);
            case "VoicemailUsersList" -> withCounts(connection, items);
            default -> items;
        };
    }

    private List<AmiMessage> withCounts(AmiConnection connection, List<AmiMessage> listed)
            throws AmiException {
        List<AmiMessage> counted = new ArrayList<>();
        // without the list there is no voicemail, and every count would be 0
        Set<String> known = told.contains("VoicemailUsersList") ? Set.of() : mailboxes.get();
        for (AmiMessage mailbox : Mailboxes.withUnlisted(listed, known, clock)) {
            Optional<String> name = Mailboxes.toCount(mailbox);
            if (name.isEmpty()) {
                counted.add(mailbox);
            } else {
                AmiResponse answer =
                        connection.send(AmiAction.of("MailboxCount", "Mailbox", name.get()));
                if (answer.success()) {
                    counted.add(Mailboxes.counted(mailbox, answer::field));
                } else if (listed.contains(mailbox)) {
                    counted.add(mailbox);
                }
            }
        }
        return counted;
    }

    private List<AmiMessage> withMembers(AmiConnection connection, List<AmiMessage> items)
            throws AmiException {
        List<AmiMessage> withMembers = new ArrayList<>();
        for (AmiMessage room : items) {
            withMembers.add(room);
            AmiAction members =
                    AmiAction.of("ConfbridgeList", "Conference", room.get("Conference"));
            withMembers.addAll(items(connection, members));
        }
        return withMembers;
    }

    private List<AmiMessage> items(AmiConnection connection, AmiAction asked) throws AmiException {
        String action = asked.name();
        return switch (connection.list(asked)) {
            case ListAnswer.Items(var items) -> items;
            case ListAnswer.Absent() -> {
                if (told.add(action)) {
                    absent.add(action);
                }
                yield List.of();
            }
            case ListAnswer.Denied(String message) -> {
                if (INDISPENSABLE.contains(action)) {
                    throw new AmiException.Refused(action + ": " + message);
                }
                if (told.add(action)) {
                    LOG.warnf("%s: %s: the snapshot is without it", action, message);
                }
                yield List.of();
            }
        };
    }

    private void publish(AmiMessage item) {
        switch (Snapshots.translate(item, translator)) {
            case Translation.Translated(var event) -> sink.event(event, item.time());
            case Translation.Several(var events) ->
                    events.forEach(event -> sink.event(event, item.time()));
            case Translation.Malformed(String reason) -> sink.malformed(item.text(), reason);
            case Translation.Cel _, Translation.Dropped _, Translation.Unknown _ -> {}
        }
    }
}
