package io.belfry.gateway.core.session;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.PhoneState;
import io.belfry.gateway.core.protocol.ServerMessage;
import io.belfry.gateway.core.view.Change;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The users of a PBX as a directory (A74, A116). */
final class Phonebook {

    /** The name of this directory. */
    private static final String SOURCE = "internal";

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Phonebook() {}

    /** Everyone whose name or a number of whom contains the term; accents and case are the same. */
    static ServerMessage lookUp(String term, Self self, PbxView view) {
        String wanted = plain(term);
        return new ServerMessage.DirectoryResult(
                entries(
                        view.table(Kind.USERS).stream().filter(user -> hasText(user, wanted, view)),
                        favorites(self, view),
                        view));
    }

    /** The favourites of the client that still exist (A75, A117). */
    static ServerMessage favoritesOf(Self self, PbxView view) {
        Set<String> favorites = favorites(self, view);
        return new ServerMessage.Favorites(
                entries(
                        favorites.stream().flatMap(contact -> user(contact, view).stream()),
                        favorites,
                        view));
    }

    /** Whether there is such a contact. */
    static boolean has(String contactId, String source, PbxView view) {
        return source.equals(SOURCE) && user(contactId, view).isPresent();
    }

    /** The user whom this directory calls so; nobody when that is no id of it. */
    private static Optional<UserConfig> user(String contactId, PbxView view) {
        try {
            return view.find(Kind.USERS, new UserId(Integer.parseInt(contactId)))
                    .filter(user -> user.id().toString().equals(contactId));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Set<String> favorites(Self self, PbxView view) {
        Optional<UserId> owner = self.user().map(UserConfig::id);
        return view.table(Kind.FAVORITES).stream()
                .filter(f -> owner.filter(f.user()::equals).isPresent())
                .filter(f -> f.source().equals(SOURCE))
                .map(Favorite::contactId)
                .collect(Collectors.toSet());
    }

    /** Sorted by name. */
    private static List<ServerMessage.DirectoryResult.Entry> entries(
            Stream<UserConfig> users, Set<String> favorites, PbxView view) {
        record Named(String name, UserConfig user) {}
        return users.map(user -> new Named(plain(user.fullName()), user))
                .sorted(Comparator.comparing(Named::name).thenComparing(named -> named.user().id()))
                .map(named -> entry(named.user(), favorites, view))
                .toList();
    }

    /** The states of the phones with those numbers, by number. */
    static Stream<ServerMessage> hints(Set<String> numbers, PbxView view) {
        Map<String, LineConfig> lines =
                view.table(Kind.LINES).stream()
                        .filter(line -> line.number() != null && numbers.contains(line.number()))
                        .collect(
                                Collectors.toMap(
                                        LineConfig::number,
                                        Function.identity(),
                                        BinaryOperator.minBy(
                                                Comparator.comparing(LineConfig::id))));
        return numbers.stream()
                .sorted()
                .map(number -> hint(number, Optional.ofNullable(lines.get(number)), view));
    }

    /** What a change says about phones: its state, and what is left of the number it had before. */
    static Stream<ServerMessage> hints(Change<?, ?> change, PbxView view) {
        Optional<PhoneState> after = phone(change.after());
        Stream<ServerMessage> now =
                after.stream()
                        .map(p -> new ServerMessage.PhoneHintStatusEvent(p.number(), p.status()));
        Stream<ServerMessage> gone =
                phone(change.before())
                        .map(PhoneState::number)
                        .filter(
                                number ->
                                        !after.map(PhoneState::number).equals(Optional.of(number)))
                        .map(number -> hint(number, view.lineByNumber(number), view))
                        .stream();
        return Stream.concat(now, gone);
    }

    private static Optional<PhoneState> phone(Optional<?> value) {
        return value.filter(PhoneState.class::isInstance)
                .map(PhoneState.class::cast)
                .filter(phone -> phone.number() != null);
    }

    private static ServerMessage hint(String number, Optional<LineConfig> line, PbxView view) {
        return new ServerMessage.PhoneHintStatusEvent(number, status(line, view));
    }

    private static PhoneStatus status(Optional<LineConfig> line, PbxView view) {
        return line.flatMap(l -> view.find(Kind.PHONES, l.id()))
                .map(PhoneState::status)
                .orElse(PhoneStatus.UNEXISTING);
    }

    private static ServerMessage.DirectoryResult.Entry entry(
            UserConfig user, Set<String> favorites, PbxView view) {
        Optional<LineConfig> line = view.lineOf(user);
        return new ServerMessage.DirectoryResult.Entry(
                user,
                line.map(LineConfig::number).orElse(null),
                status(line, view),
                favorites.contains(user.id().toString()));
    }

    private static boolean hasText(UserConfig user, String wanted, PbxView view) {
        return Stream.of(
                        Optional.of(user.fullName()),
                        view.lineOf(user).map(LineConfig::number),
                        Optional.ofNullable(user.mobileNumber()))
                .flatMap(Optional::stream)
                .anyMatch(text -> plain(text).contains(wanted));
    }

    private static String plain(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
