package io.belfry.replication.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A panel of a dashboard as the file has it: a query, and what is shown of the answer. */
record Panel(String id, JsonNode spec) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The objects of a file. */
    static List<JsonNode> objects(String dashboard) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../dashboards", dashboard + ".ndjson"))) {
            objects.add(JSON.readTree(line));
        }
        return objects;
    }

    /** The panels of a dashboard. */
    static List<Panel> of(String dashboard) throws IOException {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode object : objects(dashboard)) {
            if (object.get("type").asText().equals("visualization")) {
                JsonNode state = JSON.readTree(object.at("/attributes/visState").asText());
                panels.add(
                        new Panel(
                                object.get("id").asText(),
                                JSON.readTree(state.at("/params/spec").asText())));
            }
        }
        return panels;
    }

    /** The body of the search, with what Kibana puts in place of its marks. */
    String query(String pbx, String interval, String from, String to) throws IOException {
        String body =
                spec.at("/data/url/body")
                        .toString()
                        .replace("{\"%autointerval%\":true}", '"' + interval + '"')
                        .replace("{\"%timefilter%\":\"min\"}", '"' + from + '"')
                        .replace("{\"%timefilter%\":\"max\"}", '"' + to + '"');
        ObjectNode search = (ObjectNode) JSON.readTree(body);
        ObjectNode filter = search.putObject("query").putObject("bool");
        filter.putArray("filter").addObject().putObject("term").put("pbx", pbx);
        return search.toString();
    }

    /** What is shown of an answer: by "x series"; without nothing and zero. */
    Map<String, String> shown(JsonNode answer) {
        JsonNode rows = answer;
        for (String step : spec.at("/data/format/property").asText().split("\\.")) {
            rows = rows.path(step);
        }
        Map<String, String> shown = new TreeMap<>();
        for (JsonNode row : rows) {
            String x =
                    row.has("key_as_string")
                            ? row.get("key_as_string").asText()
                            : row.get("key").asText();
            for (JsonNode step : spec.get("transform")) {
                if (step.has("flatten")) {
                    for (JsonNode inner : path(row, step.at("/flatten/0").asText())) {
                        put(shown, x, inner.get("key").asText(), inner.get("doc_count"));
                    }
                } else if (step.has("calculate")
                        && !step.at("/calculate").asText().contains("inner")) {
                    String expression = step.get("calculate").asText();
                    put(
                            shown,
                            x,
                            step.get("as").asText(),
                            path(row, expression.substring("datum.".length())));
                }
            }
        }
        return shown;
    }

    private static JsonNode path(JsonNode row, String dotted) {
        JsonNode at = row;
        for (String step : dotted.split("\\.")) {
            at = at.path(step);
        }
        return at;
    }

    private static void put(Map<String, String> shown, String x, String series, JsonNode value) {
        if (value.asDouble() != 0) {
            shown.put(x + " " + series, "%.3f".formatted(value.asDouble()));
        }
    }
}
