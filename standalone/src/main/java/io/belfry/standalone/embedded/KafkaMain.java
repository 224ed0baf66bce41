package io.belfry.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/** The broker's process: formats its storage the first time, then is Kafka. */
final class KafkaMain {

    private KafkaMain() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        Path meta = Path.of(properties.getProperty("log.dirs"), "meta.properties");
        if (!Files.exists(meta)) {
            String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
            int exitCode = kafka.tools.StorageTool.execute(format, System.out);
            if (exitCode != 0) {
                System.exit(exitCode);
            }
        }
        kafka.Kafka.main(new String[] {file.toString()});
    }
}
