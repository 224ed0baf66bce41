package io.belfry.simulator.wire;

/**
 * What a channel is doing at the moment, and so what comes of it when somebody does something to
 * that channel.
 */
public interface Conductor {

    /** A channel that does nothing that anyone could end. */
    Conductor NOTHING = c -> {};

    /** The device at the channel's end hangs up. */
    void hangUp(Channel c);

    /**
     * The PBX is ordered to end the channel: AMI's Hangup.
     *
     * @param cause hangup cause of the order
     */
    default void drop(Channel c, int cause) {
        hangUp(c);
    }

    /**
     * Lets the channel go, so that it can run something else; what it did ends for all others.
     *
     * @return false if it cannot be taken away from what it does
     */
    default boolean release(Channel c) {
        return false;
    }

    /** The device at the channel's end answers, if it rings. */
    default void answer(Channel c) {}

    /** A digit was typed at the channel's device. */
    default void digit(Channel c, char digit) {}
}
