package io.belfry.stats.scenario;

import static io.belfry.stats.fixture.Events.channel;
import static io.belfry.stats.fixture.StatsDriver.t;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.contracts.Topics;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ConferenceEnded;
import io.belfry.contracts.pbx.ConferenceJoined;
import io.belfry.contracts.pbx.ConferenceLeft;
import io.belfry.contracts.pbx.ConferenceMemberSnapshot;
import io.belfry.contracts.pbx.ConferenceMuteChanged;
import io.belfry.contracts.pbx.ConferenceSnapshot;
import io.belfry.contracts.pbx.ConferenceStarted;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.contracts.pbx.VoicemailChanged;
import io.belfry.contracts.state.Conference;
import io.belfry.contracts.state.ConferenceMember;
import io.belfry.contracts.state.Voicemail;
import io.belfry.stats.fixture.StatsDriver;
import org.junit.jupiter.api.Test;

/** The recorded conference 33, what a resync makes of it, and mailboxes. */
class ConferenceTest {

    private static final ChannelInfo CHLOE = in4001("PJSIP/1003-00000050", "144", "1003");
    private static final ChannelInfo ALICE = in4001("PJSIP/1001-0000004f", "143", "1001");

    private final StatsDriver driver = new StatsDriver(t(6750));

    private static ChannelInfo in4001(String channel, String id, String number) {
        return channel(channel, id, id, ChannelState.UP, number, null, "4001");
    }

    @Test
    void whoJoinsIsMutedAndLeavesIsTold_A138() {
        driver.at(7027).on(new ConferenceStarted("4001", null));
        assertThat(driver.values(Topics.STATE_CONFERENCES)).isEmpty();
        driver.on(new ConferenceJoined(CHLOE, "4001", false, false));
        driver.at(7030).on(new ConferenceJoined(ALICE, "4001", true, false));
        driver.at(7032).on(new ConferenceMuteChanged(CHLOE, "4001", true));
        Conference now = last();
        assertThat(now.since()).isEqualTo(t(7027));
        assertThat(now.members())
                .extracting(
                        ConferenceMember::index,
                        ConferenceMember::channel,
                        ConferenceMember::number,
                        ConferenceMember::admin,
                        ConferenceMember::muted,
                        ConferenceMember::since)
                .containsExactly(
                        tuple(1, "PJSIP/1003-00000050", "1003", false, true, t(7027)),
                        tuple(2, "PJSIP/1001-0000004f", "1001", true, false, t(7030)));
        driver.at(7033).on(new ConferenceLeft(CHLOE, "4001"));
        assertThat(last().members()).extracting(ConferenceMember::index).containsExactly(2);
        driver.at(7035).on(new ConferenceLeft(ALICE, "4001")).on(new ConferenceEnded("4001", null));
        assertThat(driver.gone()).containsOnly("state.conferences/4001");
    }

    @Test
    void aResyncKeepsWhoIsStillThereAndSinceWhen() {
        driver.at(7027).on(new ConferenceJoined(CHLOE, "4001", false, false));
        driver.at(7030).on(new ConferenceJoined(ALICE, "4001", true, false));
        driver.on(new ConferenceJoined(in4001("PJSIP/1002-1", "9", "1002"), "4002", false, false));
        driver.at(7050).on(new ResyncBegun("r1")).on(new ConferenceSnapshot("4001", 1, true));
        driver.on(new ConferenceMemberSnapshot(ALICE, "4001", true, true, 20));
        assertThat(last().members()).hasSize(2);
        driver.at(7051).on(new ResyncEnded("r1"));
        assertThat(last().locked()).isTrue();
        assertThat(last().members())
                .extracting(
                        ConferenceMember::index, ConferenceMember::muted, ConferenceMember::since)
                .containsExactly(tuple(2, true, t(7030)));
        assertThat(driver.gone()).containsExactly("state.conferences/4002");
    }

    @Test
    void aMailboxIsToldAsThePbxSaidItLast_A115() {
        driver.on(new VoicemailChanged("1001@default", true, 2, 1));
        driver.on(new VoicemailChanged("1001@default", true, 2, 1));
        driver.on(new VoicemailChanged("1001@default", false, 0, 3));
        assertThat(driver.values(Topics.STATE_VOICEMAILS))
                .containsExactly(
                        new Voicemail("1001@default", true, 2, 1),
                        new Voicemail("1001@default", false, 0, 3));
    }

    private Conference last() {
        return driver.values(Topics.STATE_CONFERENCES).getLast();
    }
}
