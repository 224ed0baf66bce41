package io.belfry.simulator.call;

import io.belfry.simulator.wire.CallerId;

/** A telephone, or the far end of the trunk, and how whoever sits there behaves. */
public final class Phone {

    /**
     * What is done when it rings.
     *
     * @param kind answer, let it ring, or refuse
     * @param afterSeconds until the answer or the refusal
     * @param talkSeconds until it hangs up after the answer; infinite if the other side does
     */
    public record Reaction(Kind kind, double afterSeconds, double talkSeconds) {
        /** What someone does with a ringing telephone. */
        public enum Kind {
            ANSWER,
            IGNORE,
            REFUSE
        }

        public static Reaction answer(double afterSeconds, double talkSeconds) {
            return new Reaction(Kind.ANSWER, afterSeconds, talkSeconds);
        }

        public static Reaction answer(double afterSeconds) {
            return answer(afterSeconds, Double.POSITIVE_INFINITY);
        }

        public static Reaction ignore() {
            return new Reaction(Kind.IGNORE, 0, 0);
        }

        public static Reaction refuse() {
            return new Reaction(Kind.REFUSE, 0, 0);
        }
    }

    /** Decides what happens when a telephone rings. */
    @FunctionalInterface
    public interface Behaviour {
        /**
         * @param queueCall whether the call comes from a queue
         */
        Reaction ring(boolean queueCall);
    }

    private final String number;
    private final String name;
    private Behaviour behaviour;

    public Phone(String number, String name, Behaviour behaviour) {
        this.number = number;
        this.name = name;
        this.behaviour = behaviour;
    }

    public String number() {
        return number;
    }

    /** The number of the telephone with that device: 1001 for {@code PJSIP/1001}. */
    static String number(String device) {
        return device.substring(device.indexOf('/') + 1);
    }

    public String name() {
        return name;
    }

    /** Such as {@code PJSIP/1001}. */
    public String device() {
        return "PJSIP/" + number;
    }

    public CallerId callerId() {
        return new CallerId(number, name);
    }

    public Reaction ring(boolean queueCall) {
        return behaviour.ring(queueCall);
    }

    public void behave(Behaviour newBehaviour) {
        behaviour = newBehaviour;
    }
}
