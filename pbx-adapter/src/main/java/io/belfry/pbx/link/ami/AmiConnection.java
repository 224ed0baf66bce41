package io.belfry.pbx.link.ami;

import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.link.EventBuffer;
import io.belfry.pbx.link.LinkTuning;
import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import io.belfry.pbx.translate.AmiMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.response.ManagerResponse;

/** One logged-in connection, from login to loss. Its live events are in {@link #events()}. */
final class AmiConnection implements AutoCloseable {

    private static final String SUCCESS = "success";

    /** A list that is being answered; only the reader adds to it, until it is complete. */
    private record PendingList(
            List<AmiMessage> items, CompletableFuture<List<AmiMessage>> complete) {}

    private final AmiSettings settings;
    private final LinkTuning tuning;
    private final FrameConnection connection;
    private final EventBuffer events;
    private final AtomicReference<String> lost = new AtomicReference<>();
    private final Map<String, PendingList> lists = new ConcurrentHashMap<>();
    private final AtomicLong listIds = new AtomicLong();

    private AmiConnection(AmiSettings settings, LinkTuning tuning, InstantSource clock) {
        this.settings = settings;
        this.tuning = tuning;
        this.events = new EventBuffer(tuning.bufferCapacity());
        this.connection =
                new FrameConnection(
                        settings,
                        tuning.connectTimeout(),
                        clock,
                        this::accept,
                        () -> fail("the PBX closed the connection"));
    }

    /**
     * Connects and logs in.
     *
     * @throws AmiException.Refused when the account is not accepted
     * @throws AmiException when the PBX cannot be reached or does not answer
     */
    static AmiConnection open(AmiSettings settings, LinkTuning tuning, InstantSource clock)
            throws AmiException {
        AmiConnection opened = new AmiConnection(settings, tuning, clock);
        try {
            opened.connection.login();
            return opened;
        } catch (AuthenticationFailedException e) {
            opened.connection.abort();
            String answer = settings.address() + ": login: " + reason(e);
            throw e.getCause() == null
                    ? new AmiException.Refused(answer)
                    : new AmiException(answer);
        } catch (IOException | TimeoutException | RuntimeException e) {
            opened.connection.abort();
            throw new AmiException(settings.address() + ": " + reason(e));
        }
    }

    String version() {
        return connection.versionText();
    }

    EventBuffer events() {
        return events;
    }

    /** Why the connection is no longer good; empty while it is. */
    Optional<String> lost() {
        return Optional.ofNullable(lost.get());
    }

    /** Gives the connection up; the first reason counts. */
    void fail(String reason) {
        if (lost.compareAndSet(null, reason)) {
            connection.abort();
            lists.values()
                    .forEach(l -> l.complete().completeExceptionally(new IOException(reason)));
        }
    }

    AmiResponse send(AmiAction action, String actionId, Duration timeout) throws AmiException {
        try {
            ManagerResponse response =
                    connection.sendAction(new RawAction(action, actionId), timeout.toMillis());
            return new AmiResponse(
                    SUCCESS.equalsIgnoreCase(response.getResponse()), response.getMessage());
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw new AmiException(action.name() + ": " + lost().orElse(reason(e)));
        }
    }

    /**
     * Asks for a list and waits for its end.
     *
     * @return the items; empty when the PBX does not know such a list
     */
    Optional<List<AmiMessage>> list(AmiAction action) throws AmiException {
        String id = "list-" + listIds.incrementAndGet();
        PendingList pending = new PendingList(new ArrayList<>(), new CompletableFuture<>());
        lists.put(id, pending);
        try {
            AmiResponse response = send(action, id, tuning.responseTimeout());
            if (!response.success()) {
                String message = String.valueOf(response.message());
                if (message.startsWith("Invalid/unknown command")) {
                    return Optional.empty();
                }
                throw new AmiException.Refused(
                        settings.address() + ": " + action.name() + ": " + message);
            }
            return Optional.of(
                    pending.complete()
                            .get(tuning.responseTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw new AmiException(action.name() + ": " + e.getCause().getMessage());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AmiException(action.name() + ": the list does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AmiException(action.name() + ": interrupted");
        } finally {
            lists.remove(id);
        }
    }

    @Override
    public void close() {
        fail("closed");
    }

    /** Called by the reader for each frame that is no response; must not wait. */
    private void accept(AmiMessage frame) {
        AmiMessage message = withOwnActionId(frame);
        String id = message.fields().get("ActionID");
        PendingList list = id == null ? null : lists.get(id);
        if (list != null) {
            take(list, message);
        } else if (lost.get() == null && !events.offer(message)) {
            fail("more events than the buffer of " + events.capacity() + " can hold");
        }
    }

    private static void take(PendingList list, AmiMessage message) {
        String part = message.fields().getOrDefault("EventList", "");
        if (part.equalsIgnoreCase("cancelled")) {
            list.complete().completeExceptionally(new IOException("the PBX cancelled the list"));
        } else if (part.equalsIgnoreCase("complete") || message.name().endsWith("Complete")) {
            list.complete().complete(List.copyOf(list.items()));
        } else {
            list.items().add(message);
        }
    }

    /** Takes off what asterisk-java put before the id of an action. */
    private static AmiMessage withOwnActionId(AmiMessage message) {
        String id = message.fields().get("ActionID");
        int mark = id == null ? -1 : id.indexOf(RawWriter.ID_SEPARATOR);
        if (mark < 0) {
            return message;
        }
        Map<String, String> fields = new java.util.LinkedHashMap<>(message.fields());
        fields.put("ActionID", id.substring(mark + 1));
        return new AmiMessage(fields, message.receivedAt());
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
