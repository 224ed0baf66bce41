package io.belfry.gateway.core.protocol;

import io.belfry.contracts.command.ForwardKind;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.gateway.core.protocol.CommandParser.Reading;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands about calls, phones and the user's services (FEATURES A.6.2, A.6.3). */
final class PhoneReadings {

    /** {@code "Name" <number>}, as Asterisk writes a caller. */
    private static final Pattern NAME_AND_NUMBER = Pattern.compile("\"?([^\"<]*?)\"?\\s*<(.+)>");

    private static final Pattern DTMF = Pattern.compile("[0-9*#A-Da-d]+");

    private PhoneReadings() {}

    static void addTo(Map<String, Reading> commands) {
        commands.put(
                "dial",
                a -> new ClientCommand.Dial(a.requiredText("destination"), a.texts("variables")));
        commands.put("originate", a -> new ClientCommand.Originate(a.requiredText("destination")));
        commands.put(
                "dialFromQueue",
                a ->
                        new ClientCommand.DialFromQueue(
                                a.requiredText("destination"),
                                new QueueId(a.requiredInteger("queueId")),
                                callerId(a),
                                a.texts("variables")));
        commands.put("hangup", a -> new ClientCommand.Hangup(call(a)));
        commands.put("answer", a -> new ClientCommand.Answer(call(a)));
        commands.put("hold", a -> new ClientCommand.Hold(call(a)));
        commands.put("park", a -> new ClientCommand.Park(call(a)));
        commands.put(
                "directTransfer",
                a -> new ClientCommand.DirectTransfer(a.requiredText("destination")));
        commands.put(
                "attendedTransfer",
                a -> new ClientCommand.AttendedTransfer(a.requiredText("destination")));
        commands.put("completeTransfer", a -> new ClientCommand.CompleteTransfer());
        commands.put("cancelTransfer", a -> new ClientCommand.CancelTransfer());
        commands.put("conference", a -> new ClientCommand.Conference());
        commands.put("sendDtmf", a -> new ClientCommand.SendDtmf(digits(a)));
        commands.put("setData", a -> new ClientCommand.SetData(a.requiredTexts("variables")));
        commands.put(
                "getCurrentCallsPhoneEvents", a -> new ClientCommand.GetCurrentCallsPhoneEvents());
        commands.put(
                "dialByUsername",
                a -> new ClientCommand.DialByUsername(a.requiredText("username")));
        commands.put(
                "displayNameLookup",
                a -> new ClientCommand.DisplayNameLookup(a.requiredText("username")));
        commands.put(
                "subscribeToPhoneHints",
                a -> new ClientCommand.SubscribeToPhoneHints(a.textSet("phoneNumbers")));
        commands.put(
                "unsubscribeFromAllPhoneHints",
                a -> new ClientCommand.UnsubscribeFromAllPhoneHints());
        commands.put(
                "userStatusUpdate",
                a -> new ClientCommand.UserStatusUpdate(a.requiredText("status")));
        commands.put("dnd", a -> new ClientCommand.Dnd(a.requiredFlag("state")));
        commands.put("uncFwd", a -> forward(a, ForwardKind.UNCONDITIONAL));
        commands.put("naFwd", a -> forward(a, ForwardKind.NO_ANSWER));
        commands.put("busyFwd", a -> forward(a, ForwardKind.BUSY));
        commands.put("getFavorites", a -> new ClientCommand.GetFavorites());
        commands.put(
                "addFavorite",
                a ->
                        new ClientCommand.AddFavorite(
                                a.requiredText("contactId"), a.requiredText("source")));
        commands.put(
                "removeFavorite",
                a ->
                        new ClientCommand.RemoveFavorite(
                                a.requiredText("contactId"), a.requiredText("source")));
        commands.put(
                "directoryLookUp", a -> new ClientCommand.DirectoryLookUp(a.requiredText("term")));
        commands.put(
                "searchDirectory",
                a -> new ClientCommand.DirectoryLookUp(a.requiredText("pattern")));
    }

    /** Later clients name the call. */
    private static Optional<UniqueId> call(Arguments a) throws BadFrame {
        return a.text("uniqueId").map(UniqueId::new);
    }

    private static ClientCommand forward(Arguments a, ForwardKind kind) throws BadFrame {
        boolean enabled = a.requiredFlag("state");
        Optional<String> destination = a.text("destination");
        if (enabled && destination.isEmpty()) {
            throw a.bad("destination is missing");
        }
        return new ClientCommand.Forward(kind, enabled, destination);
    }

    /** Both generations: {@code callerId}, or its halves apart (A51). */
    private static Optional<CallerId> callerId(Arguments a) throws BadFrame {
        Optional<String> number = a.text("callerIdNumber");
        Optional<String> name = a.text("callerIdName");
        if (number.isPresent() || name.isPresent()) {
            return Optional.of(new CallerId(number.orElse(null), name.orElse(null)));
        }
        return a.text("callerId").map(PhoneReadings::callerId);
    }

    private static CallerId callerId(String written) {
        Matcher both = NAME_AND_NUMBER.matcher(written);
        if (!both.matches()) {
            return new CallerId(written, null);
        }
        String name = both.group(1).strip();
        return new CallerId(both.group(2).strip(), name.isEmpty() ? null : name);
    }

    private static String digits(Arguments a) throws BadFrame {
        String digits = a.requiredText("key");
        if (!DTMF.matcher(digits).matches()) {
            throw a.bad("key must be of 0-9, *, # and A-D");
        }
        return digits;
    }
}
