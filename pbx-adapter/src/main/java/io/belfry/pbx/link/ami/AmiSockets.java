package io.belfry.pbx.link.ami;

import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import io.belfry.pbx.settings.PbxSettings.TlsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Connected sockets, with TLS where the settings say so. */
final class AmiSockets {

    private AmiSockets() {}

    static Socket connect(AmiSettings ami, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            int millis = (int) timeout.toMillis();
            socket.connect(new InetSocketAddress(ami.host(), ami.port()), millis);
            return ami.tls().enabled() ? secure(socket, ami, millis) : socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket secure(Socket plain, AmiSettings ami, int timeoutMillis)
            throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        context(ami.tls())
                                .getSocketFactory()
                                .createSocket(plain, ami.host(), ami.port(), true);
        if (ami.tls().verifyHost()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.setSoTimeout(timeoutMillis);
        socket.startHandshake();
        socket.setSoTimeout(0);
        return socket;
    }

    private static SSLContext context(TlsSettings tls) throws IOException {
        try {
            if (tls.trustStore() == null) {
                return SSLContext.getDefault();
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore(tls.trustStore()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS trust store " + tls.trustStore() + ": " + e.getMessage(), e);
        }
    }

    private static KeyStore trustStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains("-----BEGIN CERTIFICATE-----")) {
                store.load(null, null);
                int n = 0;
                for (Certificate c :
                        CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    store.setCertificateEntry("trusted-" + n++, c);
                }
            } else {
                store.load(in, null);
            }
        }
        return store;
    }
}
