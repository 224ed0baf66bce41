package io.belfry.stats.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.pbx.translate.AmiMessage;
import io.belfry.pbx.translate.Translation;
import io.belfry.pbx.translate.Translator;
import io.belfry.simulator.day.DayMaker;
import io.belfry.simulator.day.DayPlan;
import io.belfry.simulator.day.DayWorld;
import io.belfry.simulator.load.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A generated day: what the PBX said, in the order of time, and the files of the truth. */
final class SimulatedDay {

    /** Something the service reads. */
    sealed interface Input {
        Instant time();
    }

    /** An event of AMI. */
    record Said(Instant time, PbxEvent event) implements Input {}

    /** A row of queue_log. */
    record Logged(Instant time, QueueLogRow row) implements Input {}

    /** The PBX came up again: nothing of before is left. */
    record Restarted(Instant time) implements Input {}

    private static final DateTimeFormatter ROW_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private final Path folder;
    private final Site site;

    private SimulatedDay(Path folder, Site site) {
        this.folder = folder;
        this.site = site;
    }

    static SimulatedDay make(DayPlan plan, Path folder) throws IOException {
        DayMaker.make(plan.withPbxZone(ZoneOffset.UTC), folder);
        return new SimulatedDay(folder, new DayWorld(plan).site());
    }

    Site site() {
        return site;
    }

    Path queueLog() {
        return folder.resolve("queue_log");
    }

    Path truth() {
        return folder.resolve("truth.jsonl");
    }

    /** All inputs, the older first. */
    List<Input> inputs() throws IOException {
        List<Input> said = ami();
        List<Input> logged = rows();
        List<Input> all = new ArrayList<>(said.size() + logged.size());
        int next = 0;
        for (Input event : said) {
            while (next < logged.size() && logged.get(next).time().isBefore(event.time())) {
                all.add(logged.get(next++));
            }
            all.add(event);
        }
        all.addAll(logged.subList(next, logged.size()));
        return all;
    }

    private List<Input> ami() throws IOException {
        List<Input> events = new ArrayList<>();
        Translator translator = null;
        Instant last = null;
        List<String> frame = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(folder.resolve("ami.txt"))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("Asterisk Call Manager")) {
                    if (translator != null) {
                        events.add(new Restarted(last));
                    }
                    translator = new Translator(List.of("USR_", "XIVO_"), false, ZoneOffset.UTC);
                } else if (!line.isBlank()) {
                    frame.add(line);
                } else if (!frame.isEmpty()) {
                    AmiMessage message = AmiMessage.parse(frame, last);
                    frame.clear();
                    if (message.isEvent() && message.time() != null) {
                        last = message.time();
                        said(translator.translate(message), last, events);
                    }
                }
            }
        }
        return events;
    }

    private static void said(Translation translation, Instant time, List<Input> events) {
        switch (translation) {
            case Translation.Translated(PbxEvent event) -> events.add(new Said(time, event));
            case Translation.Several(List<PbxEvent> several) ->
                    several.forEach(event -> events.add(new Said(time, event)));
            case Translation.Malformed(String reason) -> throw new IllegalStateException(reason);
            default -> {}
        }
    }

    private List<Input> rows() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Input> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("queue_log.jsonl"))) {
            JsonNode row = json.readTree(line);
            Instant time =
                    LocalDateTime.parse(row.get("time").asText(), ROW_TIME)
                            .toInstant(ZoneOffset.UTC);
            rows.add(
                    new Logged(
                            time,
                            new QueueLogRow(
                                    row.get("id").asText(),
                                    time,
                                    row.get("callid").asText(),
                                    row.get("queuename").asText(),
                                    row.get("agent").asText(),
                                    row.get("event").asText(),
                                    row.get("data1").asText(),
                                    row.get("data2").asText(),
                                    row.get("data3").asText(),
                                    row.get("data4").asText(),
                                    row.get("data5").asText())));
        }
        return rows;
    }
}
