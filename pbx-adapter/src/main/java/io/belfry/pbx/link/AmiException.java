package io.belfry.pbx.link;

/** The link failed; the message is for an operator and holds no secret. */
public class AmiException extends Exception {

    private static final long serialVersionUID = 1L;

    public AmiException(String message) {
        super(message);
    }

    /** The link is up, but the PBX did not answer in time; it may have done what was asked. */
    public static final class NoAnswer extends AmiException {
        private static final long serialVersionUID = 1L;

        public NoAnswer(String message) {
            super(message);
        }
    }

    /** The PBX does not want us: trying again soon would be of no use. */
    public static final class Refused extends AmiException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }
}
