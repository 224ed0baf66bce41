package io.belfry.simulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the real Asterisk said in one scenario, each event or row as a map in order of fields. */
final class RecordedTrace {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;

    RecordedTrace(String name) {
        this.name = name;
    }

    List<Map<String, String>> ami() throws IOException {
        List<Map<String, String>> events = new ArrayList<>();
        for (String block : text("ami.txt").split("\r\n\r\n")) {
            Map<String, String> event = new LinkedHashMap<>();
            for (String line : block.split("\r\n")) {
                int colon = line.indexOf(':');
                event.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
            events.add(event);
        }
        return events;
    }

    List<Map<String, String>> cel() throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : text("cel.jsonl").lines().toList()) {
            JsonNode json = JSON.readTree(line);
            Map<String, String> row = new LinkedHashMap<>();
            json.fieldNames().forEachRemaining(f -> row.put(f, json.get(f).asText()));
            rows.add(row);
        }
        return rows;
    }

    /** Columns time, callid, queuename, agent, event, data. */
    List<List<String>> queueLog() throws IOException {
        return text("queue_log.txt").lines().map(l -> List.of(l.split("\\|", 6))).toList();
    }

    private String text(String file) throws IOException {
        String path = "/traces/scenarios/" + name + "/" + file;
        try (InputStream in = RecordedTrace.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
