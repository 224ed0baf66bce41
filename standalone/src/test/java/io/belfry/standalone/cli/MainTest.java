package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void theCommandsFitTogether() {
        assertThat(Main.run("--help")).isZero();
        assertThat(Main.run("up", "--help")).isZero();
    }

    @Test
    void anUnknownCommandIsAUsageError() {
        assertThat(Main.run("nonsense")).isEqualTo(2);
    }
}
