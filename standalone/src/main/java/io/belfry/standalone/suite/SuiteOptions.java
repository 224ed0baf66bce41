package io.belfry.standalone.suite;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code up} was asked for; kept in the state file, so that {@code restart} starts a part as
 * it was.
 *
 * @param data folder with everything that is kept: databases, topics, logs, secrets
 * @param portOffset added to every port
 * @param only names of the wanted parts; empty means all
 * @param pbxFile description of a real PBX; without it the simulator is the PBX
 */
public record SuiteOptions(Path data, int portOffset, List<String> only, Optional<Path> pbxFile) {

    /** The folders inside of the data folder that hold data. */
    public static final List<String> FOLDERS =
            List.of("kafka", "postgres", "elasticsearch", "realtime-stats", "logs", "secrets");

    /** The file inside of the data folder in which the simulator describes itself. */
    public static final String PBX_FILE = "pbx.yaml";

    public SuiteOptions {
        only = List.copyOf(only);
    }

    /** As settings of the state file. */
    public Map<String, String> toSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port-offset", Integer.toString(portOffset));
        settings.put("only", String.join(",", only));
        settings.put("pbx-file", pbxFile.map(Path::toString).orElse(""));
        return settings;
    }

    /** The options under which the parts in that folder were started. */
    public static SuiteOptions of(Path data, Map<String, String> settings) {
        String pbxFile = settings.getOrDefault("pbx-file", "");
        return new SuiteOptions(
                data,
                Integer.parseInt(settings.getOrDefault("port-offset", "0")),
                names(settings.getOrDefault("only", "")),
                pbxFile.isEmpty() ? Optional.empty() : Optional.of(Path.of(pbxFile)));
    }

    /** Names separated by commas. */
    public static List<String> names(String list) {
        return Stream.of(list.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
}
