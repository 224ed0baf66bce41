package io.belfry.contracts.kafka;

import java.util.List;

/** Takes batches of a {@link BatchLoop}. */
@FunctionalInterface
public interface BatchHandler {

    /**
     * Writes the batch, all of it; the same batch may come again.
     *
     * @throws RejectedException when something in the batch can never be written: the loop halves
     *     the batch until it has found the record, which becomes a dead letter
     * @throws Exception anything else: the loop tries the same batch again, for ever
     */
    void handle(List<Received<?>> batch) throws Exception;
}
