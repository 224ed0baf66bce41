package io.belfry.testing.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {

    private static final int PATIENCE_MILLIS = 60_000;

    private ServerSocket server;
    private FaultyProxy proxy;

    @BeforeEach
    void anEchoServerBehindTheProxy() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        proxy = FaultyProxy.to(server.getLocalPort());
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try (client) {
                                        client.getInputStream()
                                                .transferTo(client.getOutputStream());
                                    } catch (IOException e) {
                                        // cut
                                    }
                                });
            } catch (IOException e) {
                // closed
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void aCutEndsConnectionsAndTheNextOneGetsThrough() throws IOException {
        try (Socket first = connect()) {
            assertThat(echoed(first)).isEqualTo('x');
            proxy.cut();
            assertThat(isOver(first)).isTrue();
        }
        try (Socket second = connect()) {
            assertThat(echoed(second)).isEqualTo('x');
        }
    }

    @Test
    void unpluggedItEndsNewConnectionsTooUntilItIsPluggedIn() throws IOException {
        try (Socket before = connect()) {
            assertThat(echoed(before)).isEqualTo('x');
            proxy.unplug();
            assertThat(isOver(before)).isTrue();
        }
        try (Socket meanwhile = connect()) {
            assertThat(isOver(meanwhile)).isTrue();
        }
        proxy.plug();
        try (Socket after = connect()) {
            assertThat(echoed(after)).isEqualTo('x');
        }
    }

    @Test
    void aClientWhoseServerIsAwayIsNotLeftWaiting() throws IOException {
        server.close();
        try (Socket client = connect()) {
            assertThat(isOver(client)).isTrue();
        }
    }

    @Test
    void stalledItKeepsBytesBackUntilItGoesOn() throws IOException {
        try (Socket client = connect()) {
            assertThat(echoed(client)).isEqualTo('x');
            proxy.stall(true);
            client.getOutputStream().write('y');
            client.setSoTimeout(200);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(PATIENCE_MILLIS);
            proxy.stall(false);
            assertThat(client.getInputStream().read()).isEqualTo('y');
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static int echoed(Socket socket) throws IOException {
        socket.getOutputStream().write('x');
        return socket.getInputStream().read();
    }

    private static boolean isOver(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
