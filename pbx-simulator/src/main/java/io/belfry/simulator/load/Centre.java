package io.belfry.simulator.load;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.time.Timeline;

/** Where people work and call: a PBX that a restart replaces, and a clock of their own. */
public interface Centre {

    /** The PBX of the moment. */
    Pbx pbx();

    AgentDesk desk();

    /** When people do things, whatever the PBX does. */
    Timeline people();

    /** False while the PBX restarts. */
    boolean isUp();
}
