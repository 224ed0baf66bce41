package io.belfry.simulator.day;

import io.belfry.simulator.call.Phone;
import io.belfry.simulator.load.Chance;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * How one person reacts to a ringing telephone: mostly answers, in a time of his own; lets it ring
 * when he is away, refuses when he already talks.
 */
final class Temper implements Phone.Behaviour {

    private final Random chance;
    private final BooleanSupplier busy;
    private final double answersAfter;
    private final int ignoresOneIn;
    private final double talks;

    /**
     * @param busy whether his telephone is in use
     * @param talks median seconds of a conversation beside the queues
     */
    Temper(long seed, String who, BooleanSupplier busy, double talks) {
        this.chance = Chance.stream(seed, "temper of " + who);
        this.busy = busy;
        this.answersAfter = Chance.between(chance, 1.5, 6);
        this.ignoresOneIn = 12 + chance.nextInt(60);
        this.talks = talks;
    }

    @Override
    public Phone.Reaction ring(boolean queueCall) {
        double after = Chance.about(chance, answersAfter, 0.4);
        boolean ignores = chance.nextInt(ignoresOneIn) == 0;
        boolean refuses = chance.nextInt(200) == 0;
        double talk = Chance.about(chance, talks, 0.7);
        if (busy.getAsBoolean() || refuses) {
            return Phone.Reaction.refuse();
        }
        if (ignores) {
            return Phone.Reaction.ignore();
        }
        return queueCall ? Phone.Reaction.answer(after) : Phone.Reaction.answer(after, talk);
    }
}
