package io.belfry.pbx.source.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.vertx.core.Vertx;
import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PgCallsTest {

    private static final int SOON = 60_000;

    /**
     * AuthenticationOk, ParameterStatus and ReadyForQuery (PostgreSQL manual, Message Formats),
     * each a letter and a length that counts itself.
     */
    private static final byte[] LOGGED_IN =
            ("R\0\0\0\10\0\0\0\0" + "S\0\0\0\31client_encoding\0UTF8\0" + "Z\0\0\0\5I")
                    .getBytes(StandardCharsets.US_ASCII);

    @Test
    void aConnectionThatComesWhenNobodyWaitsAnyMoreIsClosed() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PgCalls calls =
                    new PgCalls(
                            vertx,
                            new DatabaseSettings("127.0.0.1", slow.getLocalPort(), "a", "b", "c"),
                            Duration.ofMillis(50));

            assertThatThrownBy(calls::connect).isInstanceOf(TimeoutException.class);

            try (Socket client = slow.accept()) {
                client.setSoTimeout(SOON);
                DataInputStream in = new DataInputStream(client.getInputStream());
                in.skipNBytes(in.readInt() - 4); // its StartupMessage
                client.getOutputStream().write(LOGGED_IN);
                byte[] goodbye = in.readNBytes(5); // Terminate, or the end at once
                assertThat(goodbye.length == 0 || goodbye[0] == 'X').isTrue();
                assertThat(in.read()).isEqualTo(-1);
            }
        } finally {
            vertx.close();
        }
    }
}
