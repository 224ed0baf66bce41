package io.belfry.simulator.control;

import io.belfry.simulator.Simulator;
import io.belfry.simulator.ami.AmiServer;
import io.belfry.simulator.call.Pbx;
import java.util.function.LongFunction;

/** What can go wrong with the PBX, on demand. */
public final class Faults {

    private static final long MICROS = 1_000_000;

    private final Simulator simulator;
    private final AmiServer ami;
    private final Disorder disorder;
    private final LongFunction<Pbx> boot;

    /**
     * @param boot makes the PBX of after a restart, given the virtual microseconds at which it is
     *     up
     */
    public Faults(Simulator simulator, AmiServer ami, Disorder disorder, LongFunction<Pbx> boot) {
        this.simulator = simulator;
        this.ami = ami;
        this.disorder = disorder;
        this.boot = boot;
    }

    /** Breaks the AMI connections; says how many. */
    public int cut() {
        return ami.cut();
    }

    /** Nothing comes over AMI any more, or what was kept back comes and all goes on. */
    public void stall(boolean stalled) {
        ami.stall(stalled);
    }

    public void disorder(double duplicates, double swaps) {
        disorder.set(duplicates, swaps);
    }

    /** Sets the PBX's clock forward or back; rows and events that follow have the new time. */
    public void shiftClock(double seconds) {
        simulator.shiftClock(Math.round(seconds * MICROS));
    }

    /**
     * Asterisk stops without ending its calls and starts again: nobody is logged in, no channel is
     * left.
     *
     * @param seconds virtual ones until it takes connections again
     */
    public void restart(double seconds) {
        ami.refuse(true);
        simulator.replace(
                old -> {
                    old.board().witness().stops();
                    old.stopped();
                },
                now -> {
                    Pbx pbx = boot.apply(now + Math.round(seconds * MICROS));
                    pbx.started();
                    pbx.board().time().after(0, () -> ami.refuse(false));
                    return pbx;
                });
        ami.hangUp();
    }
}
