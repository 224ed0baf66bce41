package io.belfry.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The file of a run: {@code {"startedAt", "quick", "processors", "loadAverage",
 * "scenarios":[{"name","value","unit","limit","ratio","limitOf"}]}}; a ratio that does not exist is
 * null.
 */
public final class ResultsFile {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private ResultsFile() {}

    /**
     * What is known about a run.
     *
     * @param startedAt when it began
     * @param quick whether it was a short one
     * @param processors of the machine
     * @param loadAverage of the machine in the minute before; negative when unknown
     */
    public record Run(Instant startedAt, boolean quick, int processors, double loadAverage) {}

    /** Writes {@code <folder>/<UTC time>.json} and returns its path. */
    public static Path write(Path folder, Run run, List<Figure> figures) {
        Path file = folder.resolve(NAME.format(run.startedAt()) + ".json");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, json(run, figures) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }

    static String json(Run run, List<Figure> figures) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("startedAt", run.startedAt().toString());
        root.put("quick", run.quick());
        root.put("processors", run.processors());
        root.put("loadAverage", run.loadAverage());
        ArrayNode scenarios = root.putArray("scenarios");
        for (Figure figure : figures) {
            ObjectNode node =
                    scenarios
                            .addObject()
                            .put("name", figure.name())
                            .put("value", figure.value())
                            .put("unit", figure.unit())
                            .put("limit", figure.limit());
            if (Double.isFinite(figure.ratio())) {
                node.put("ratio", figure.ratio());
            } else {
                node.putNull("ratio");
            }
            node.put("limitOf", figure.limitOf());
        }
        return JSON.writeValueAsString(root);
    }
}
