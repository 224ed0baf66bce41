package io.belfry.simulator.load;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.wire.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What agents do in the middle of a conversation: hold it for a while, or transfer it blindly. */
public final class Habits {

    private static final int TRIES = 40;
    private static final long TALKS_SINCE_MICROS = 3_000_000;

    private final Centre centre;
    private final List<Site.Agent> agents;
    private final List<QueueSettings> queues;
    private final Random chance;

    public Habits(Centre centre, Site site, Random chance) {
        this.centre = centre;
        this.agents = site.agents();
        this.queues = site.queues();
        this.chance = chance;
    }

    /** Some agent who talks with someone outside does something, if there is one. */
    public void act() {
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
        Pbx pbx = centre.pbx();
        if (chance.nextInt(3) > 0) {
            pbx.control().hold(channel);
            later(Chance.about(chance, 25, 0.6), pbx, () -> takeBack(channel));
            return;
        }
        Channel caller = other(channel).orElseThrow();
        String colleague = agents.get(chance.nextInt(agents.size())).number();
        switch (chance.nextInt(3)) {
            case 0 -> transfer(channel, queues.get(chance.nextInt(queues.size())).number());
            case 1 -> transfer(channel, colleague);
            default -> consult(channel, colleague);
        }
        later(20 + Chance.exponential(chance, 150), pbx, () -> hangUp(caller));
    }

    private void transfer(Channel channel, String exten) {
        centre.pbx().control().refer(channel, exten);
    }

    /** Holds the caller, calls a colleague, and joins the two, or comes back to the caller. */
    private void consult(Channel channel, String colleague) {
        Pbx pbx = centre.pbx();
        pbx.control().hold(channel);
        if (!channel.device().endsWith("/" + colleague)) {
            pbx.dial(phone(pbx, channel), colleague, Double.POSITIVE_INFINITY);
        }
        later(
                8 + Chance.exponential(chance, 20),
                pbx,
                () -> {
                    Optional<Channel> second = second(channel);
                    if (second.isEmpty() || !pbx.control().join(channel, second.get())) {
                        second.ifPresent(this::hangUp);
                        takeBack(channel);
                    }
                });
    }

    private static Phone phone(Pbx pbx, Channel channel) {
        return pbx.phone(channel.device().replace("PJSIP/", "")).orElseThrow();
    }

    private Optional<Channel> second(Channel channel) {
        return centre.pbx().board().channelsOf(channel.device()).stream()
                .filter(c -> c != channel)
                .findFirst();
    }

    /** Unless the PBX was restarted meanwhile: then there is nothing left of its calls. */
    private void later(double seconds, Pbx pbx, Runnable action) {
        centre.people()
                .afterSeconds(
                        seconds,
                        () -> {
                            if (centre.pbx() == pbx) {
                                action.run();
                            }
                        });
    }

    private void takeBack(Channel channel) {
        if (!channel.gone && centre.pbx().control().isHolding(channel)) {
            centre.pbx().control().unhold(channel);
        }
    }

    private void hangUp(Channel caller) {
        if (!caller.gone) {
            centre.pbx().control().hangUp(caller);
        }
    }

    /** The telephone's channel, if it talks with the trunk and has done so for a while. */
    private Optional<Channel> talking(Site.Agent agent) {
        return centre.pbx().board().channelsOf("PJSIP/" + agent.number()).stream()
                .filter(c -> c.state == Channel.UP && c.bridge != null)
                .filter(c -> centre.people().now() - c.createdAt > TALKS_SINCE_MICROS)
                .filter(c -> other(c).isPresent())
                .findFirst();
    }

    private static Optional<Channel> other(Channel channel) {
        return channel.bridge.channels.stream()
                .filter(c -> c != channel && c.device().equals("PJSIP/trunk"))
                .findFirst();
    }
}
