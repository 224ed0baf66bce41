package io.belfry.pbx.link.ami;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.internal.ManagerWriter;
import org.asteriskjava.manager.internal.ManagerWriterImpl;
import org.asteriskjava.util.SocketConnectionFacade;

/** Writes {@link RawAction}s as they are, and the library's own actions (the login) its own way. */
final class RawWriter implements ManagerWriter {

    /** What asterisk-java puts between its own id and ours. */
    static final char ID_SEPARATOR = '#';

    private final ManagerWriter own = new ManagerWriterImpl();
    private final ReentrantLock one = new ReentrantLock();
    private volatile SocketConnectionFacade socket;

    @Override
    public void setTargetVersion(AsteriskVersion version) {
        own.setTargetVersion(version);
    }

    @Override
    public void setSocket(SocketConnectionFacade socket) {
        this.socket = socket;
        own.setSocket(socket);
    }

    @Override
    public void sendAction(ManagerAction action, String internalId) throws IOException {
        one.lock();
        try {
            if (action instanceof RawAction raw) {
                String id = raw.getActionId() == null ? "" : raw.getActionId();
                socket.write(raw.action().wire(internalId + ID_SEPARATOR + id));
                socket.flush();
            } else {
                own.sendAction(action, internalId);
            }
        } finally {
            one.unlock();
        }
    }
}
