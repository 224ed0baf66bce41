package io.belfry.pbx.link.ami;

import io.belfry.pbx.link.RawFrame;
import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.manager.internal.ManagerWriter;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * asterisk-java's connection: it logs in and matches responses to actions. Events are taken from
 * the socket as frames; reconnecting is the business of {@link AmiLink}.
 */
final class FrameConnection extends ManagerConnectionImpl {

    private final AmiSettings settings;
    private final Duration connectTimeout;
    private final InstantSource clock;
    private final Consumer<RawFrame> events;
    private final Runnable onClosed;
    private volatile FrameSocket socket;
    private volatile String versionText = "unknown";

    FrameConnection(
            AmiSettings settings,
            Duration connectTimeout,
            InstantSource clock,
            Consumer<RawFrame> events,
            Runnable onClosed) {
        this.settings = settings;
        this.connectTimeout = connectTimeout;
        this.clock = clock;
        this.events = events;
        this.onClosed = onClosed;
        setHostname(settings.host());
        setPort(settings.port());
        setUsername(settings.username());
        setPassword(settings.secret());
        setDefaultResponseTimeout(connectTimeout.toMillis());
    }

    /** What the PBX calls itself, such as {@code 22.10.1}. */
    String versionText() {
        return versionText;
    }

    /** {@link System#nanoTime()} of the last bytes that came; call it when connected. */
    long heardAt() {
        return socket.heardAt();
    }

    /** Closes the socket at once. */
    void abort() {
        state = ManagerConnectionState.DISCONNECTING;
        disconnect();
    }

    @Override
    protected SocketConnectionFacade createSocket() throws IOException {
        FrameSocket created =
                new FrameSocket(AmiSockets.connect(settings, connectTimeout), clock, events);
        socket = created;
        return created;
    }

    @Override
    protected ManagerWriter createWriter() {
        return new RawWriter();
    }

    /** Asked once; an account without the right to ask gets the newest version. */
    @Override
    protected AsteriskVersion determineVersion() throws IOException, TimeoutException {
        ManagerResponse response = sendAction(new CoreSettingsAction());
        String version = response.getAttribute("asteriskversion");
        if (version != null) {
            versionText = version;
        }
        return AsteriskVersion.DEFAULT_VERSION;
    }

    /** A lost connection must not be mended behind our back: what was missed would be unknown. */
    @Override
    public void dispatchEvent(ManagerEvent event, Integer requiredHandlingTime) {
        if (event instanceof DisconnectEvent) {
            if (state == ManagerConnectionState.CONNECTED) {
                state = ManagerConnectionState.DISCONNECTING;
            }
            super.dispatchEvent(event, requiredHandlingTime);
            onClosed.run();
        } else {
            super.dispatchEvent(event, requiredHandlingTime);
        }
    }
}
