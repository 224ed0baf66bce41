package io.belfry.pbx.link;

/** Sends actions over the link as it is now. */
@FunctionalInterface
public interface AmiClient {

    /**
     * Sends an action and waits for the answer.
     *
     * @param actionId comes back in the events that the action leads to; null for any
     * @throws AmiException when the link is down, goes down, or does not answer in time
     */
    AmiResponse send(AmiAction action, String actionId) throws AmiException;
}
