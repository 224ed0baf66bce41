package io.belfry.pbx.link.ami;

import io.belfry.pbx.translate.AmiMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A list that is being answered; only the reader adds to it, until it is complete. */
final class PendingList {

    private final List<AmiMessage> begun = new ArrayList<>();
    private final CompletableFuture<List<AmiMessage>> items = new CompletableFuture<>();
    private volatile int received;

    /** Called by the reader. */
    void take(AmiMessage message) {
        String part = message.fields().getOrDefault("EventList", "");
        if (part.equalsIgnoreCase("cancelled")) {
            fail("the PBX cancelled the list");
        } else if (part.equalsIgnoreCase("complete") || message.name().endsWith("Complete")) {
            items.complete(List.copyOf(begun));
        } else {
            begun.add(message);
            received = begun.size();
        }
    }

    void fail(String reason) {
        items.completeExceptionally(new IOException(reason));
    }

    /**
     * The items, when the PBX has said that these are all; a long list may take its time.
     *
     * @param silence how long nothing of it may come
     * @throws IOException when the list stops before its end
     */
    List<AmiMessage> await(Duration silence) throws IOException, InterruptedException {
        while (true) {
            int before = received;
            try {
                return items.get(silence.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw new IOException(e.getCause().getMessage(), e);
            } catch (TimeoutException e) {
                if (received == before) {
                    throw new IOException("the list does not end", e);
                }
            }
        }
    }
}
