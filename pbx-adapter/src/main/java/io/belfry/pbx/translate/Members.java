package io.belfry.pbx.translate;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.Membership;
import io.belfry.contracts.pbx.QueueMember;
import java.time.Instant;
import java.util.Locale;

/**
 * Reads queue members. What the event leaves out is as it was: before Asterisk 12
 * (apps/app_queue.c) the events of a member tell only what changed, its interface is {@code
 * Location}, and no version before 13 has {@code InCall} and {@code PausedReason}, none before 16
 * {@code LastPause} and {@code Wrapuptime}, none before 18 {@code LoginTime}.
 */
final class Members {

    private Members() {}

    /** A member as the event shows it. */
    static QueueMember read(AmiFields f) {
        return f.memory().members().remember(member(f, reason(f)));
    }

    /** A member after a change; who is paused without a reason is not so for the last one. */
    static QueueMember changed(AmiFields f, MemberChange change) {
        return f.memory()
                .members()
                .remember(member(f, change == MemberChange.PAUSE ? told(f) : reason(f)));
    }

    /** A member that is no longer one. */
    static QueueMember removed(AmiFields f) {
        return f.memory().members().forget(member(f, reason(f)));
    }

    /** {@code Reason} before Asterisk 12. */
    private static String told(AmiFields f) {
        return f.either("PausedReason", "Reason");
    }

    private static String reason(AmiFields f) {
        QueueMember known = f.has("PausedReason") ? null : known(f);
        boolean still = known != null && known.paused() && (!f.has("Paused") || f.yes("Paused"));
        return still ? known.pausedReason() : told(f);
    }

    private static QueueMember known(AmiFields f) {
        return f.memory().members().find(QueueEvents.queue(f), memberInterface(f));
    }

    private static String memberInterface(AmiFields f) {
        return f.requiredEither("Interface", "Location");
    }

    private static QueueMember member(AmiFields f, String pausedReason) {
        QueueName queue = QueueEvents.queue(f);
        String memberInterface = memberInterface(f);
        QueueMember known = f.memory().members().find(queue, memberInterface);
        QueueMember k = known == null ? unknown(queue, memberInterface) : known;
        String name = f.either("MemberName", "Name");
        String memberName = name == null ? k.memberName() : name;
        String device = f.text("StateInterface");
        boolean paused = f.has("Paused") ? f.yes("Paused") : k.paused();
        return new QueueMember(
                queue,
                ChannelNames.agent(memberName, memberInterface),
                memberName,
                memberInterface,
                device == null ? k.device() : new Device(device),
                f.has("Membership") ? membership(f.text("Membership")) : k.membership(),
                f.number("Penalty", k.penalty()),
                f.number("CallsTaken", k.callsTaken()),
                time(f, "LastCall", k.lastCall()),
                time(f, "LastPause", k.lastPause()),
                time(f, "LoginTime", k.loginTime()),
                f.has("InCall") ? f.yes("InCall") : k.inCall(),
                f.has("Status") ? DeviceState.ofCode(f.number("Status", 0)) : k.status(),
                paused,
                pausedReason,
                f.has("Ringinuse") ? f.yes("Ringinuse") : k.ringInUse(),
                f.has("Wrapuptime") ? f.optionalNumber("Wrapuptime") : k.wrapUpSeconds());
    }

    private static QueueMember unknown(QueueName queue, String memberInterface) {
        return new QueueMember(
                queue,
                null,
                null,
                memberInterface,
                new Device(memberInterface),
                Membership.DYNAMIC,
                0,
                0,
                null,
                null,
                null,
                false,
                DeviceState.UNKNOWN,
                false,
                null,
                false,
                null);
    }

    private static Instant time(AmiFields f, String header, Instant known) {
        return f.has(header) ? f.epoch(header) : known;
    }

    private static Membership membership(String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "static" -> Membership.STATIC;
            case "realtime" -> Membership.REALTIME;
            default -> Membership.DYNAMIC;
        };
    }
}
