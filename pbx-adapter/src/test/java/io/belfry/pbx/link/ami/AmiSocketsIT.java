package io.belfry.pbx.link.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import io.belfry.pbx.settings.PbxSettings.TlsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's certificate names localhost, not 127.0.0.1. */
class AmiSocketsIT {

    private static final String PASSWORD = "changeit";

    @TempDir Path folder;
    private SSLServerSocket server;
    private Path pem;

    @BeforeEach
    void server() throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "pbx",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        pem = folder.resolve("pbx.pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "pbx",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                pem.toString());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory manager =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        manager.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(manager.getKeyManagers(), null, null);
        server =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::greet);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void aTrustedServerOfTheRightNameIsConnected() throws Exception {
        assertThat(greeting("localhost", pem, true)).isEqualTo('A');
    }

    @Test
    void aServerOfAnotherNameIsRefusedUnlessTheFileSaysOtherwise() throws Exception {
        assertThatThrownBy(() -> greeting("127.0.0.1", pem, true)).isInstanceOf(SSLException.class);
        assertThat(greeting("127.0.0.1", pem, false)).isEqualTo('A');
    }

    @Test
    void aServerThatNobodyVouchesForIsRefused() {
        assertThatThrownBy(() -> greeting("localhost", null, true))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void aTrustStoreThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> greeting("localhost", folder.resolve("none.pem"), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.pem");
    }

    private int greeting(String host, Path trustStore, boolean verifyHost) throws IOException {
        AmiSettings settings =
                new AmiSettings(
                        host,
                        server.getLocalPort(),
                        "belfry",
                        "x",
                        new TlsSettings(true, trustStore, verifyHost));
        try (Socket socket = AmiSockets.connect(settings, Duration.ofSeconds(5))) {
            return socket.getInputStream().read();
        }
    }

    private void greet() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("Asterisk Call Manager/11.0.0\r\n".getBytes());
                client.getInputStream().read();
            } catch (IOException e) {
                // a client that went away, or the end
            }
        }
    }

    private static void keytool(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
