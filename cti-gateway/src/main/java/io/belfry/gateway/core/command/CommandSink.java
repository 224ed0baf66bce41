package io.belfry.gateway.core.command;

import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.id.PbxId;
import java.util.function.Consumer;

/** Where commands go to a PBX. */
public interface CommandSink {

    /**
     * Hands a command over without waiting.
     *
     * @param failed run when it could not be handed over; the argument says why
     */
    void send(PbxId pbx, CommandRequest request, Consumer<String> failed);
}
