package io.belfry.pbx.link.ami;

import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.link.EventBuffer;
import io.belfry.pbx.link.LinkTuning;
import io.belfry.pbx.link.RawFrame;
import io.belfry.pbx.link.RecentFrames;
import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import io.belfry.pbx.translate.AmiMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.response.ManagerResponse;

/** One logged-in connection, from login to loss. Its live events are in {@link #events()}. */
final class AmiConnection implements KeepAlive.Watched, AutoCloseable {

    private static final String SUCCESS = "success";
    private static final String BOOTED = "FullyBooted";

    private final LinkTuning tuning;
    private final FrameConnection connection;
    private final EventBuffer events;
    private final RecentFrames recent;
    private final AtomicReference<String> lost = new AtomicReference<>();
    private final Map<String, PendingList> lists = new ConcurrentHashMap<>();
    private final AtomicLong listIds = new AtomicLong();
    private boolean listBegun;

    private AmiConnection(
            AmiSettings settings, LinkTuning tuning, InstantSource clock, RecentFrames recent) {
        this.tuning = tuning;
        this.events = new EventBuffer(tuning.bufferCapacity());
        this.recent = recent;
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
     * @param recent takes each event that comes
     * @throws AmiException.Refused when the account is not accepted
     * @throws AmiException when the PBX cannot be reached or does not answer
     */
    static AmiConnection open(
            AmiSettings settings, LinkTuning tuning, InstantSource clock, RecentFrames recent)
            throws AmiException {
        AmiConnection opened = new AmiConnection(settings, tuning, clock, recent);
        try {
            opened.connection.login();
            return opened;
        } catch (AuthenticationFailedException e) {
            opened.connection.abort();
            String answer = "login: " + reason(e);
            throw e.getCause() == null
                    ? new AmiException.Refused(answer)
                    : new AmiException(answer);
        } catch (IOException | TimeoutException | RuntimeException e) {
            opened.connection.abort();
            throw new AmiException(reason(e));
        }
    }

    String version() {
        return connection.versionText();
    }

    EventBuffer events() {
        return events;
    }

    @Override
    public void ping(Duration timeout) throws AmiException {
        send(AmiAction.of("Ping"), null, timeout);
    }

    @Override
    public long heardAt() {
        return connection.heardAt();
    }

    @Override
    public Optional<String> lost() {
        return Optional.ofNullable(lost.get());
    }

    /** Gives the connection up; the first reason counts. */
    @Override
    public void fail(String reason) {
        if (lost.compareAndSet(null, reason)) {
            connection.abort();
            lists.values().forEach(l -> l.fail(reason));
        }
    }

    /** Sends an action and waits for the answer. */
    AmiResponse send(AmiAction action) throws AmiException {
        return send(action, null, tuning.responseTimeout());
    }

    /** Sends an action and waits for the answer that long. */
    AmiResponse send(AmiAction action, String actionId, Duration timeout) throws AmiException {
        try {
            ManagerResponse response =
                    connection.sendAction(new RawAction(action, actionId), timeout.toMillis());
            return new AmiResponse(
                    SUCCESS.equalsIgnoreCase(response.getResponse()),
                    response.getMessage(),
                    texts(response.getAttributes()));
        } catch (TimeoutException e) {
            if (lost().isEmpty()) {
                throw new AmiException.NoAnswer(
                        action.name() + ": no answer in " + timeout.toSeconds() + " s");
            }
            throw new AmiException(action.name() + ": " + lost.get());
        } catch (IOException | RuntimeException e) {
            throw new AmiException(action.name() + ": " + lost().orElse(reason(e)));
        }
    }

    /**
     * Asks for a list and waits for its end.
     *
     * @throws AmiException when the link fails or the list stops before its end
     */
    ListAnswer list(AmiAction action) throws AmiException {
        String id = "list-" + listIds.incrementAndGet();
        PendingList pending = new PendingList();
        lists.put(id, pending);
        try {
            AmiResponse response = send(action, id, tuning.responseTimeout());
            if (!ListAnswer.follows(response)) {
                return ListAnswer.without(response);
            }
            return new ListAnswer.Items(pending.await(tuning.responseTimeout()));
        } catch (IOException e) {
            throw new AmiException(action.name() + ": " + e.getMessage());
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

    /** The headers of a frame; what asterisk-java put before the id of an action is taken off. */
    static AmiMessage message(RawFrame frame) {
        AmiMessage message = frame.message();
        String id = frame.hasActionId() ? message.fields().get("ActionID") : null;
        int mark = id == null ? -1 : id.indexOf(RawWriter.ID_SEPARATOR);
        if (mark < 0) {
            return message;
        }
        Map<String, String> fields = new LinkedHashMap<>(message.fields());
        fields.put("ActionID", id.substring(mark + 1));
        return new AmiMessage(fields, message.receivedAt());
    }

    /** Called by the reader for each frame that is no response; must not wait. */
    private void accept(RawFrame frame) {
        if (frame.hasActionId() && !lists.isEmpty()) {
            AmiMessage message = message(frame);
            PendingList list = lists.get(message.fields().getOrDefault("ActionID", ""));
            if (list != null) {
                listBegun = true;
                list.take(message);
                return;
            }
        }
        recent.add(frame);
        if (!listBegun && BOOTED.equals(frame.event())) {
            return; // said to everyone who logs in to a running PBX; every list is newer
        }
        if (lost.get() == null && !events.offer(frame)) {
            fail("more events than the buffer of " + events.capacity() + " can hold");
        }
    }

    private static Map<String, String> texts(Map<String, Object> attributes) {
        Map<String, String> texts = new HashMap<>();
        attributes.forEach(
                (name, value) -> {
                    if (value instanceof String text) {
                        texts.put(name, text);
                    }
                });
        return texts;
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
