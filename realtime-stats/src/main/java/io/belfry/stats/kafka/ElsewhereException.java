package io.belfry.stats.kafka;

/** The objects of a PBX are kept by another instance. */
public final class ElsewhereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String address;

    ElsewhereException(String address) {
        super("kept by " + address);
        this.address = address;
    }

    /** {@code host:port} of that instance. */
    public String address() {
        return address;
    }
}
