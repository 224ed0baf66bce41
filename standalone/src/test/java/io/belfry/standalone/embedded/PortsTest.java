package io.belfry.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aPortWithAListenerIsOpenAndNotFree() throws IOException {
        int port;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
            assertThat(Ports.isFree(port)).isFalse();
            assertThat(Ports.isOpen(port)).isTrue();
        }
        assertThat(Ports.isFree(port)).isTrue();
        assertThat(Ports.isOpen(port)).isFalse();
    }

    @Test
    void aListenerOnAllAddressesTakesThePortToo() throws IOException {
        try (ServerSocket listener = new ServerSocket(0)) {
            assertThat(Ports.isFree(listener.getLocalPort())).isFalse();
        }
    }
}
