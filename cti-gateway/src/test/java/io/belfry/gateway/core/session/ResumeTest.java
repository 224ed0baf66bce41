package io.belfry.gateway.core.session;

import static io.belfry.gateway.core.session.Site.PBX;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.gateway.core.protocol.ServerMessage.SessionStarted.Beginning;
import io.belfry.gateway.core.view.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbered sessions: markers, numbers, and clients who come back. */
class ResumeTest {

    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int BOUND = 100;

    private final HubBench bench = new HubBench();

    /** One end of a connection; notes how it was closed. */
    private static final class Socket implements Transport {

        private final List<String> closed = new ArrayList<>();

        @Override
        public void wake() {}

        @Override
        public void close(int code, String reason) {
            closed.add(code + " " + reason);
        }
    }

    @Test
    void a_numbered_session_says_who_it_is_and_numbers_every_other_frame_from_one() {
        Session session = bench.numbered(Site.SOPHIE_USER, new Socket(), BOUND);
        assertThat(bench.drain(session))
                .containsExactly(
                        "{\"msgType\":\"SessionStarted\",\"ctiMessage\":{\"session\":\""
                                + session.id()
                                + "\",\"resumed\":false}}",
                        "{\"msgType\":\"LoggedOn\",\"ctiMessage\":{},\"seq\":1}",
                        "{\"msgType\":\"RightProfile\",\"ctiMessage\":{\"profile\":\"NoRight\",\"rights\":[]},\"seq\":2}",
                        "{\"msgType\":\"UsersStatuses\",\"ctiMessage\":[],\"seq\":3}",
                        userConfig(4),
                        "{\"msgType\":\"SnapshotComplete\",\"ctiMessage\":{\"command\":\"logOn\"},\"seq\":5}");
    }

    private String userConfig(int seq) {
        String plain =
                bench.open(Site.SOPHIE_USER).stream()
                        .filter(f -> f.contains("UserConfigUpdate"))
                        .findFirst()
                        .orElseThrow();
        return plain.substring(0, plain.length() - 1) + ",\"seq\":" + seq + "}";
    }

    @Test
    void a_plain_session_hears_nothing_of_all_that() {
        List<String> frames = new ArrayList<>(bench.open(Site.ALICE_USER));
        Session alice = bench.opened(Site.ALICE_USER);
        bench.command(alice, "getList", "'objectType':'queue'");
        frames.addAll(bench.drain(alice));
        assertThat(frames)
                .noneMatch(f -> f.contains("seq"))
                .noneMatch(f -> f.contains("SessionStarted"))
                .noneMatch(f -> f.contains("SnapshotComplete"));
    }

    @Test
    void the_end_of_a_snapshot_is_marked_before_the_first_change_after_it() {
        Session sophie = drained(Site.SOPHIE_USER);
        bench.hub().set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(Site.SUPPORT, 1));
        bench.hub().set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(Site.SALES, 2));
        bench.command(sophie, "subscribeToQueueStats", "");
        bench.hub().set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(Site.SUPPORT, 3));
        assertThat(types(bench.drain(sophie)))
                .containsExactly(
                        "QueueStatistics",
                        "QueueStatistics",
                        "SnapshotComplete",
                        "QueueStatistics");
    }

    @Test
    void an_empty_snapshot_is_marked_too_and_a_refused_one_is_not() {
        Session sophie = drained(Site.SOPHIE_USER);
        bench.command(sophie, "subscribeToAgentStats", "");
        bench.command(sophie, "subscribeToQueueCalls", "'queueId':99");
        assertThat(bench.drain(sophie))
                .containsExactly(
                        "{\"msgType\":\"SnapshotComplete\",\"ctiMessage\":{\"command\":\"subscribeToAgentStats\"},\"seq\":6}",
                        "{\"msgType\":\"Error\",\"ctiMessage\":{\"Error\":\"Queue 99 is unknown.\"},\"seq\":7}");
    }

    /** The last two frames sent got lost; two more come while he is away. */
    @Test
    void who_comes_back_gets_what_was_lost_on_the_way_and_what_happened_meanwhile() {
        Socket broken = new Socket();
        Session alice = bench.numbered(Site.ALICE_USER, broken, BOUND);
        List<String> sent = new ArrayList<>(bench.drain(alice));
        bench.phone(PhoneEventType.RINGING, "1.1");
        bench.phone(PhoneEventType.ESTABLISHED, "1.1");
        bench.phone(PhoneEventType.RELEASED, "1.1");
        sent.addAll(bench.drain(alice));
        int last = sent.size() - 1;
        bench.hub().left(alice, broken);
        bench.phone(PhoneEventType.RINGING, "1.2");
        bench.passes(LONGEST);
        bench.hub().sweep(SILENCE, LONGEST);
        bench.phone(PhoneEventType.RELEASED, "1.2");
        assertThat(bench.hub().sessions()).isZero();

        assertThat(resume(alice.id(), last - 2, Site.ALICE_USER)).contains(alice);
        List<String> again = bench.drain(alice);
        assertThat(again.getFirst())
                .isEqualTo(
                        "{\"msgType\":\"SessionStarted\",\"ctiMessage\":{\"session\":\""
                                + alice.id()
                                + "\",\"resumed\":true}}");
        assertThat(again.subList(1, 3)).isEqualTo(sent.subList(sent.size() - 2, sent.size()));
        assertThat(numbers(again.subList(1, again.size())))
                .containsExactly(last - 1L, (long) last, last + 1L, last + 2L);
        assertThat(again.getLast()).contains("\"uniqueId\":\"1.2\"").contains("EventReleased");
        assertThat(bench.hub().sessions()).isEqualTo(1);
    }

    @Test
    void subscriptions_go_on_and_of_statistics_only_the_latest_waits() {
        Socket broken = new Socket();
        Session sophie = bench.numbered(Site.SOPHIE_USER, broken, BOUND);
        bench.command(sophie, "subscribeToQueueStats", "");
        long last = numbers(bench.drain(sophie)).getLast();
        bench.hub().left(sophie, broken);
        for (int waiting = 1; waiting <= 500; waiting++) {
            bench.hub()
                    .set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(Site.SUPPORT, waiting));
        }
        resume(sophie.id(), last, Site.SOPHIE_USER);
        List<String> frames = bench.drain(sophie);
        assertThat(types(frames)).containsExactly("SessionStarted", "QueueStatistics");
        assertThat(frames.getLast())
                .contains("\"value\":500")
                .endsWith(",\"seq\":" + (last + 1) + "}");
    }

    @Test
    void a_socket_that_only_looks_open_is_closed_and_its_session_goes_on_in_the_new_one() {
        Socket half = new Socket();
        Session alice = bench.numbered(Site.ALICE_USER, half, BOUND);
        long last = numbers(bench.drain(alice)).getLast();
        assertThat(resume(alice.id(), last, Site.ALICE_USER)).contains(alice);
        assertThat(half.closed).containsExactly("4000 The session goes on in another socket.");
        bench.hub().left(alice, half);
        bench.drain(alice);
        bench.phone(PhoneEventType.RINGING, "1.1");
        assertThat(types(bench.drain(alice))).containsExactly("PhoneEvent");
        assertThat(bench.hub().sessions()).isEqualTo(1);
    }

    @Test
    void a_client_who_was_closed_for_his_silence_comes_back() {
        Socket socket = new Socket();
        Session alice = bench.numbered(Site.ALICE_USER, socket, BOUND);
        long last = numbers(bench.drain(alice)).getLast();
        bench.passes(SILENCE.plusSeconds(1));
        bench.hub().sweep(SILENCE, LONGEST);
        assertThat(socket.closed).containsExactly("1001 The client gave no sign of life.");
        bench.phone(PhoneEventType.RINGING, "1.1");
        resume(alice.id(), last, Site.ALICE_USER);
        assertThat(types(bench.drain(alice))).containsExactly("SessionStarted", "PhoneEvent");
    }

    @Test
    void a_session_is_given_up_after_a_while() {
        Socket broken = new Socket();
        Session alice = bench.numbered(Site.ALICE_USER, broken, BOUND);
        bench.hub().left(alice, broken);
        bench.passes(LONGEST.plusSeconds(1));
        bench.hub().sweep(SILENCE, LONGEST);
        assertThat(resume(alice.id(), 1, Site.ALICE_USER)).isEmpty();
    }

    @Test
    void a_session_for_which_too_much_waits_is_given_up() {
        Socket broken = new Socket();
        Session alice = bench.numbered(Site.ALICE_USER, broken, 10);
        long last = numbers(bench.drain(alice)).getLast();
        bench.hub().left(alice, broken);
        for (int call = 1; call <= 11; call++) {
            bench.phone(PhoneEventType.RINGING, "1." + call);
        }
        assertThat(resume(alice.id(), last, Site.ALICE_USER)).isEmpty();
    }

    @Test
    void what_is_older_than_the_kept_frames_is_too_old_and_the_session_ends() {
        Socket broken = new Socket();
        Session alice = bench.numbered(Site.ALICE_USER, broken, BOUND);
        long first = numbers(bench.drain(alice)).getLast();
        for (int call = 0; call <= Journal.MOST_FRAMES; call++) {
            bench.phone(PhoneEventType.RINGING, "1." + call);
            bench.drain(alice);
        }
        bench.hub().left(alice, broken);
        assertThat(resume(alice.id(), first, Site.ALICE_USER)).isEmpty();
        assertThat(resume(alice.id(), first + 1, Site.ALICE_USER)).isEmpty();
    }

    @Test
    void the_oldest_kept_frame_is_not_too_old() {
        Socket broken = new Socket();
        Session alice = bench.numbered(Site.ALICE_USER, broken, BOUND);
        long first = numbers(bench.drain(alice)).getLast();
        for (int call = 0; call <= Journal.MOST_FRAMES; call++) {
            bench.phone(PhoneEventType.RINGING, "1." + call);
            bench.drain(alice);
        }
        bench.hub().left(alice, broken);
        assertThat(resume(alice.id(), first + 1, Site.ALICE_USER)).contains(alice);
        assertThat(bench.drain(alice)).hasSize(1 + Journal.MOST_FRAMES);
    }

    @Test
    void numbers_that_were_never_sent_and_sessions_of_others_are_refused() {
        Session alice = bench.numbered(Site.ALICE_USER, new Socket(), BOUND);
        bench.drain(alice);
        assertThat(resume(alice.id(), 1, Site.BOB_USER)).isEmpty();
        bench.phone(PhoneEventType.RINGING, "1.1");
        assertThat(types(bench.drain(alice))).containsExactly("PhoneEvent");
        assertThat(resume(alice.id(), 4711, Site.ALICE_USER)).isEmpty();
    }

    /** Each replica has its own sessions; both read the same topics. */
    @Test
    void at_another_replica_the_client_is_told_so_and_takes_the_snapshot() {
        Session here = drained(Site.ALICE_USER);
        HubBench replica = new HubBench();
        assertThat(
                        replica.hub()
                                .resume(
                                        here.id(),
                                        1,
                                        HubBench.identity(Site.ALICE_USER),
                                        Optional.empty(),
                                        session -> new Socket()))
                .isEmpty();
        Session there = replica.numbered(Site.ALICE_USER, new Socket(), BOUND, Beginning.TOO_OLD);
        List<String> frames = replica.drain(there);
        assertThat(frames.getFirst())
                .isEqualTo(
                        "{\"msgType\":\"SessionStarted\",\"ctiMessage\":{\"session\":\""
                                + there.id()
                                + "\",\"resumed\":false,\"reason\":\"TooOld\"}}");
        assertThat(frames.getLast()).contains("SnapshotComplete");
        replica.phone(PhoneEventType.RINGING, "1.1");
        assertThat(types(replica.drain(there))).containsExactly("PhoneEvent");
    }

    @Test
    void of_one_user_only_the_latest_sessions_wait() {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i <= Reconnections.MOST_OF_USER; i++) {
            Socket socket = new Socket();
            sessions.add(bench.numbered(Site.ALICE_USER, socket, BOUND));
            bench.hub().left(sessions.getLast(), socket);
            bench.passes(Duration.ofMillis(1));
        }
        bench.hub().sweep(SILENCE, LONGEST);
        assertThat(resume(sessions.getFirst().id(), 0, Site.ALICE_USER)).isEmpty();
        assertThat(resume(sessions.get(1).id(), 0, Site.ALICE_USER)).isPresent();
    }

    @Test
    void rights_that_changed_meanwhile_hold_when_the_client_is_back_A43() {
        Socket broken = new Socket();
        Session sophie = bench.numbered(Site.SOPHIE_USER, broken, BOUND);
        bench.command(sophie, "subscribeToQueueStats", "");
        long last = numbers(bench.drain(sophie)).getLast();
        bench.hub().left(sophie, broken);
        bench.rights(Site.rights(Site.SOPHIE_USER, Profile.SUPERVISOR, List.of(1), List.of(1)));
        bench.hub().set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(Site.SALES, 1));
        bench.hub().set(PBX, Kind.QUEUE_STATISTICS, Site.queueStatistics(Site.SUPPORT, 1));
        resume(sophie.id(), last, Site.SOPHIE_USER);
        List<String> frames = bench.drain(sophie);
        assertThat(types(frames))
                .containsExactly("SessionStarted", "RightProfile", "QueueStatistics");
        assertThat(frames.getLast()).contains("\"queueId\":1");
    }

    private Session drained(UserConfig user) {
        Session session = bench.numbered(user, new Socket(), BOUND);
        bench.drain(session);
        return session;
    }

    private Optional<Session> resume(String id, long after, UserConfig user) {
        return bench.hub()
                .resume(
                        id,
                        after,
                        HubBench.identity(user),
                        Optional.empty(),
                        session -> new Socket());
    }

    private static List<String> types(List<String> frames) {
        return frames.stream()
                .map(f -> f.replaceAll("^\\{\"msgType\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    private static List<Long> numbers(List<String> frames) {
        return frames.stream()
                .filter(f -> f.contains("\"seq\":"))
                .map(f -> Long.valueOf(f.replaceAll(".*\"seq\":(\\d+)}$", "$1")))
                .toList();
    }
}
