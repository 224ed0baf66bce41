package io.belfry.gateway.core.session;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.state.PhoneState;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The users of a PBX as a directory (A74, A116). */
final class Phonebook {

    private Phonebook() {}

    /** Everyone whose name or a number of whom contains the term; accents and case are the same. */
    static ServerMessage lookUp(String term, PbxView view) {
        String wanted = plain(term);
        return new ServerMessage.DirectoryResult(
                view.all(Kind.USERS).stream()
                        .map(user -> entry(user, view))
                        .filter(entry -> texts(entry).anyMatch(text -> text.contains(wanted)))
                        .sorted(Comparator.comparing(entry -> plain(entry.user().fullName())))
                        .toList());
    }

    /** The state of the phone with that number. */
    static ServerMessage hint(String number, PbxView view) {
        return new ServerMessage.PhoneHintStatusEvent(
                number, status(view.lineByNumber(number), view));
    }

    private static PhoneStatus status(Optional<LineConfig> line, PbxView view) {
        return line.flatMap(l -> view.find(Kind.PHONES, l.id()))
                .map(PhoneState::status)
                .orElse(PhoneStatus.UNEXISTING);
    }

    private static ServerMessage.DirectoryResult.Entry entry(UserConfig user, PbxView view) {
        Optional<LineConfig> line =
                Optional.ofNullable(user.line()).flatMap(id -> view.find(Kind.LINES, id));
        return new ServerMessage.DirectoryResult.Entry(
                user, line.map(LineConfig::number).orElse(null), status(line, view));
    }

    private static Stream<String> texts(ServerMessage.DirectoryResult.Entry entry) {
        return Stream.of(entry.user().fullName(), entry.number(), entry.user().mobileNumber())
                .filter(text -> text != null)
                .map(Phonebook::plain);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
