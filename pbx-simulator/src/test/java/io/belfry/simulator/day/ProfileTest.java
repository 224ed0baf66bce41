package io.belfry.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

    @TempDir Path folder;

    @Test
    void callsArriveInTheProportionsOfTheProfile() throws IOException {
        Path file = folder.resolve("profile");
        Files.writeString(file, "# three times as many at noon\n\n09:00 1\n12:15 3\n");
        Instant from = Instant.parse("2026-06-15T00:00:00Z");
        long[] instants =
                Arrivals.draw(
                        4000,
                        from,
                        from.plusSeconds(86_400),
                        ZoneId.of("UTC"),
                        Profile.read(file),
                        new Random(1));
        long nine = between(instants, "2026-06-15T09:00:00Z", "2026-06-15T09:15:00Z");
        long noon = between(instants, "2026-06-15T12:15:00Z", "2026-06-15T12:30:00Z");
        assertThat(nine + noon).isEqualTo(4000);
        // binomial with mean 1000 and deviation 27
        assertThat(nine).isBetween(863L, 1137L);
        assertThat(instants).isSorted();
    }

    @Test
    void anOfficeIsOpenFrom8To19() {
        Profile office = Profile.office();
        assertThat(office.isOpen(LocalTime.of(7, 59))).isFalse();
        assertThat(office.isOpen(LocalTime.of(8, 0))).isTrue();
        assertThat(office.isOpen(LocalTime.of(18, 59))).isTrue();
        assertThat(office.isOpen(LocalTime.of(19, 0))).isFalse();
        assertThat(office.weight(LocalTime.of(10, 30)))
                .isGreaterThan(office.weight(LocalTime.of(12, 45)))
                .isGreaterThan(office.weight(LocalTime.of(15, 0)));
    }

    @Test
    void aWrongLineIsNamed() throws IOException {
        Path file = folder.resolve("profile");
        Files.writeString(file, "09:00 1\n9 o'clock\n");
        assertThatThrownBy(() -> Profile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("9 o'clock");
        Files.writeString(file, "# nothing\n");
        assertThatThrownBy(() -> Profile.read(file)).hasMessageContaining("weight above 0");
    }

    private static long between(long[] instants, String from, String to) {
        long begin = Instant.parse(from).getEpochSecond() * 1_000_000;
        long end = Instant.parse(to).getEpochSecond() * 1_000_000;
        return Arrays.stream(instants).filter(i -> i >= begin && i < end).count();
    }
}
