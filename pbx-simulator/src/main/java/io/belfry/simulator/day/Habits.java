package io.belfry.simulator.day;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.load.Site;
import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.wire.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What agents do in the middle of a conversation: hold it for a while, or transfer it blindly. */
final class Habits {

    private static final int TRIES = 40;
    private static final long TALKS_SINCE_MICROS = 3_000_000;

    private final Pbx pbx;
    private final Timeline time;
    private final List<Site.Agent> agents;
    private final List<CallQueue> queues;
    private final Random chance;

    Habits(Pbx pbx, Site site, Random chance) {
        this.pbx = pbx;
        this.time = pbx.board().time();
        this.agents = site.agents();
        this.queues = List.copyOf(pbx.queues().all());
        this.chance = chance;
    }

    /** Some agent who talks with someone outside does something, if there is one. */
    void act() {
        for (int i = 0; i < TRIES; i++) {
            Site.Agent agent = agents.get(chance.nextInt(agents.size()));
            Optional<Channel> talking = talking(agent);
            if (talking.isPresent()) {
                act(talking.get());
                return;
            }
        }
    }

    private void act(Channel channel) {
        if (chance.nextInt(3) > 0) {
            pbx.control().hold(channel);
            time.afterSeconds(Chance.about(chance, 25, 0.6), () -> takeBack(channel));
            return;
        }
        Channel caller = other(channel).orElseThrow();
        boolean toQueue = chance.nextInt(3) == 0;
        String exten =
                toQueue
                        ? queues.get(chance.nextInt(queues.size())).settings().number()
                        : agents.get(chance.nextInt(agents.size())).number();
        pbx.control().refer(channel, exten);
        time.afterSeconds(20 + Chance.exponential(chance, 150), () -> hangUp(caller));
    }

    private void takeBack(Channel channel) {
        if (!channel.gone && pbx.control().isHolding(channel)) {
            pbx.control().unhold(channel);
        }
    }

    private void hangUp(Channel caller) {
        if (!caller.gone) {
            pbx.control().hangUp(caller);
        }
    }

    /** The telephone's channel, if it talks with the trunk and has done so for a while. */
    private Optional<Channel> talking(Site.Agent agent) {
        return pbx.board().channelsOf("PJSIP/" + agent.number()).stream()
                .filter(c -> c.state == Channel.UP && c.bridge != null)
                .filter(c -> time.now() - c.createdAt > TALKS_SINCE_MICROS)
                .filter(c -> other(c).isPresent())
                .findFirst();
    }

    private static Optional<Channel> other(Channel channel) {
        return channel.bridge.channels.stream()
                .filter(c -> c != channel && c.device().equals("PJSIP/trunk"))
                .findFirst();
    }
}
