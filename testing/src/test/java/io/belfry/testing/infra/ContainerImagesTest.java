package io.belfry.testing.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.standalone.embedded.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerImagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "postgres", "elasticsearch"})
    void composeAndTheTestsRunTheSameImages(String server) throws IOException {
        Path compose = Distribution.find().root().resolve("compose/docker-compose.yml");
        List<String> images =
                Files.readAllLines(compose).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("image: "))
                        .map(line -> line.substring("image: ".length()))
                        .toList();

        assertThat(images).contains(ContainerImages.of(server));
    }

    @Test
    void aSystemPropertyNamesAnotherImage() {
        System.setProperty("belfry.image.kafka", "mirror.example.org/kafka:4.2.0");
        try {
            assertThat(ContainerImages.of("kafka")).isEqualTo("mirror.example.org/kafka:4.2.0");
            assertThat(ContainerImages.of("postgres")).startsWith("postgres:");
        } finally {
            System.clearProperty("belfry.image.kafka");
        }
    }

    @Test
    void thereIsNoImageOfAnUnknownServer() {
        assertThatThrownBy(() -> ContainerImages.of("oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such server: oracle");
    }
}
