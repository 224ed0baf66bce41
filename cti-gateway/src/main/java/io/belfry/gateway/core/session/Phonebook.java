package io.belfry.gateway.core.session;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.PhoneState;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The users of a PBX as a directory (A74, A116). */
final class Phonebook {

    /** The name of this directory. */
    private static final String SOURCE = "internal";

    private Phonebook() {}

    /** Everyone whose name or a number of whom contains the term; accents and case are the same. */
    static ServerMessage lookUp(String term, Self self, PbxView view) {
        String wanted = plain(term);
        Set<String> favorites = favorites(self, view);
        return new ServerMessage.DirectoryResult(
                sorted(
                        view.all(Kind.USERS).stream()
                                .map(user -> entry(user, favorites, view))
                                .filter(e -> texts(e).anyMatch(text -> text.contains(wanted)))));
    }

    /** The favourites of the client that still exist (A75, A117). */
    static ServerMessage favoritesOf(Self self, PbxView view) {
        Set<String> favorites = favorites(self, view);
        return new ServerMessage.Favorites(
                sorted(
                        view.all(Kind.USERS).stream()
                                .filter(user -> favorites.contains(user.id().toString()))
                                .map(user -> entry(user, favorites, view))));
    }

    /** Whether there is such a contact. */
    static boolean has(String contactId, String source, PbxView view) {
        return source.equals(SOURCE)
                && view.table(Kind.USERS).stream()
                        .anyMatch(user -> user.id().toString().equals(contactId));
    }

    private static Set<String> favorites(Self self, PbxView view) {
        Optional<UserId> owner = self.user().map(UserConfig::id);
        return view.table(Kind.FAVORITES).stream()
                .filter(f -> owner.filter(f.user()::equals).isPresent())
                .filter(f -> f.source().equals(SOURCE))
                .map(Favorite::contactId)
                .collect(Collectors.toSet());
    }

    private static List<ServerMessage.DirectoryResult.Entry> sorted(
            Stream<ServerMessage.DirectoryResult.Entry> entries) {
        return entries.sorted(Comparator.comparing(entry -> plain(entry.user().fullName())))
                .toList();
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

    private static ServerMessage.DirectoryResult.Entry entry(
            UserConfig user, Set<String> favorites, PbxView view) {
        Optional<LineConfig> line =
                Optional.ofNullable(user.line()).flatMap(id -> view.find(Kind.LINES, id));
        return new ServerMessage.DirectoryResult.Entry(
                user,
                line.map(LineConfig::number).orElse(null),
                status(line, view),
                favorites.contains(user.id().toString()));
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
