package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.PBX;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.gateway.core.command.Dispatcher;
import io.belfry.gateway.core.protocol.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long sockets live, how many there may be and from where. */
class SessionLifeTest {

    private static final Duration SILENCE = Duration.ofSeconds(90);

    private final ManualClock clock = new ManualClock();
    private final List<String> ends = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final Observer observer =
            new Observer() {
                @Override
                public void ended(String why) {
                    reasons.add(why);
                }
            };
    private final Hub hub =
            new Hub(
                    new Wire(ZoneOffset.UTC),
                    clock,
                    new Dispatcher((pbx, request, failed) -> {}, clock, SILENCE),
                    new Choices(),
                    Rights.NoProfile.ADMIN,
                    new OutboundRule(6),
                    observer);

    @Test
    void a_session_ends_with_its_token_and_says_so() {
        Session session = open(Optional.of(clock.instant().plusSeconds(60)));
        passes(Duration.ofSeconds(59));
        assertThat(ends).isEmpty();
        passes(Duration.ofSeconds(1));
        assertThat(ends).containsExactly("1008 The token has expired.");
        assertThat(reasons).containsExactly("expired");
        assertThat(session.outbox().poll()).isEmpty();
    }

    @Test
    void a_session_without_a_token_goes_on_as_long_as_its_client_lives() {
        Session session = open(Optional.empty());
        for (int i = 0; i < 20; i++) {
            passes(SILENCE);
            session.seen();
        }
        assertThat(ends).isEmpty();
    }

    @Test
    void a_silent_client_is_closed_once() {
        open(Optional.empty());
        passes(SILENCE);
        assertThat(ends).isEmpty();
        passes(Duration.ofSeconds(1));
        passes(SILENCE);
        assertThat(ends).containsExactly("1001 The client gave no sign of life.");
        assertThat(reasons).containsExactly("silent");
    }

    @Test
    void whatever_a_client_sends_is_a_sign_of_life_also_nonsense() {
        Session session = open(Optional.empty());
        passes(SILENCE);
        hub.receive(session, "hello");
        passes(SILENCE);
        assertThat(ends).isEmpty();
    }

    @Test
    void seats_are_limited_per_user_and_in_all_and_come_back() {
        Seats seats = new Seats(3, 2);
        assertThat(seats.take(user("alice"))).isTrue();
        assertThat(seats.take(user("alice"))).isTrue();
        assertThat(seats.full(user("alice"))).isTrue();
        assertThat(seats.take(user("alice"))).isFalse();
        assertThat(seats.full()).isFalse();
        assertThat(seats.take(user("bob"))).isTrue();
        assertThat(seats.full()).isTrue();
        assertThat(seats.take(user("carl"))).isFalse();
        seats.leave(user("alice"));
        assertThat(seats.take(user("carl"))).isTrue();
        seats.leave(user("carl"));
        assertThat(seats.take(user("alice"))).isTrue();
        assertThat(seats.take(user("alice"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                       gw:8090, true",
                "https://crm.example.com, gw:8090, true",
                "https://CRM.example.com/, gw:8090, true",
                "http://crm.example.com,  gw:8090, false",
                "https://evil.example,    gw:8090, false",
                "http://gw:8090,          gw:8090, true",
                "http://gw:8090.evil.com, gw:8090, false",
                "null,                    gw:8090, false",
                "http://gw:8090,          -,       false"
            })
    void only_listed_pages_and_the_gateway_s_own_open_sockets(
            String origin, String host, boolean admitted) {
        Origins origins = new Origins(Optional.of(List.of("https://crm.example.com")));
        assertThat(origins.admits(origin, host)).isEqualTo(admitted);
    }

    @Test
    void without_a_list_every_page_may() {
        assertThat(new Origins(Optional.empty()).admits("https://any.example", "gw")).isTrue();
    }

    private void passes(Duration time) {
        clock.advance(time);
        hub.sweep(SILENCE, SILENCE);
    }

    private Session open(Optional<Instant> expiresAt) {
        Transport transport =
                new Transport() {
                    @Override
                    public void wake() {}

                    @Override
                    public void close(int code, String reason) {
                        ends.add(code + " " + reason);
                    }
                };
        Session session =
                new Session(
                        user("alice"),
                        expiresAt,
                        new Outbox(10),
                        new Throttle(90, 180, clock),
                        new Subscriptions(),
                        transport,
                        observer,
                        clock);
        hub.open(session);
        return session;
    }

    private static Identity user(String login) {
        return new Identity(PBX, login, Optional.empty(), Set.of("user"), Optional.empty());
    }
}
