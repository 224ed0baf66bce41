package io.belfry.standalone.preflight;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How much of the machine a start insists on. The environment can ask for more or less.
 *
 * @param disk bytes free on the disk of the data folder; megabytes of {@value #DISK}
 * @param memory bytes available, however few parts are started; megabytes of {@value #MEMORY};
 *     empty: as many as these parts take
 */
public record Requirements(long disk, OptionalLong memory) {

    static final String DISK = "BELFRY_MIN_DISK_MB";
    static final String MEMORY = "BELFRY_MIN_MEMORY_MB";

    static final Requirements USUAL = new Requirements(2L << 30, OptionalLong.empty());

    /**
     * As these environment variables say.
     *
     * @throws IllegalArgumentException naming the one that is not a number of megabytes
     */
    public static Requirements of(Map<String, String> environment) {
        return new Requirements(
                bytes(environment, DISK).orElse(USUAL.disk), bytes(environment, MEMORY));
    }

    private static OptionalLong bytes(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            return OptionalLong.empty();
        }
        if (!value.strip().matches("\\d{1,9}")) {
            throw new IllegalArgumentException(
                    "%s is %s, which is not a number of megabytes: change it, or unset it."
                            .formatted(variable, value));
        }
        return OptionalLong.of(Long.parseLong(value.strip()) << 20);
    }
}
