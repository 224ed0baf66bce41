package io.belfry.pbx.directory.xivo;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lines: {@code linefeatures}, with the number of their main extension, or their own where there
 * are no extensions.
 */
final class XivoLines {

    private final XivoOptions options;
    private final Findings findings;
    private final Map<Integer, XivoRow> extensionOfLine;
    private final Set<LineId> existing = new HashSet<>();
    private final Map<LineId, LineConfig> lines;

    XivoLines(XivoRows rows, XivoOptions options, Findings findings) {
        this.options = options;
        this.findings = findings;
        this.extensionOfLine = extensions(rows);
        this.lines =
                findings.each(rows.of(XivoTable.LINEFEATURES), this::line).stream()
                        .collect(Collectors.toMap(LineConfig::id, Function.identity()));
    }

    /** Whether there is such a line, be it switched off or unusable. */
    boolean exists(LineId id) {
        return existing.contains(id);
    }

    /** Whether the directory has that line. */
    boolean usable(LineId id) {
        return lines.containsKey(id);
    }

    /** The lines with the users they ring for, by id. */
    List<LineConfig> with(Map<LineId, UserId> users) {
        return lines.values().stream()
                .map(
                        l ->
                                new LineConfig(
                                        l.id(),
                                        l.number(),
                                        l.context(),
                                        l.device(),
                                        users.get(l.id())))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    private LineConfig line(XivoRow row) {
        LineId id = new LineId(row.requiredNumber("id"));
        existing.add(id);
        if (row.commented()) {
            return null;
        }
        XivoRow extension = extensionOfLine.get(id.value());
        String number = extension == null ? row.text("number") : extension.text("exten");
        String context = (extension == null ? row : extension).text("context");
        if (number == null) {
            throw new XivoRow.Unusable("has no extension");
        }
        return new LineConfig(id, number, context, device(row), null);
    }

    /** A custom line says its interface as it is, the others only the name in their technology. */
    private Device device(XivoRow row) {
        String name = row.required("name");
        return new Device(
                switch (row.required("protocol").toLowerCase(Locale.ROOT)) {
                    case "custom" -> name;
                    case "sip" -> options.sipTechnology() + "/" + name;
                    case String other -> other.toUpperCase(Locale.ROOT) + "/" + name;
                });
    }

    private Map<Integer, XivoRow> extensions(XivoRows rows) {
        Map<Integer, XivoRow> extensions = findings.byNumber(rows.of(XivoTable.EXTENSIONS), "id");
        Map<Integer, XivoRow> ofLine = new HashMap<>();
        findings.each(
                rows.of(XivoTable.LINE_EXTENSION),
                link -> {
                    XivoRow extension = extensions.get(link.requiredNumber("extension_id"));
                    if (extension != null
                            && !extension.commented()
                            && link.flag("main_extension", true)) {
                        ofLine.putIfAbsent(link.requiredNumber("line_id"), extension);
                    }
                    return extension;
                });
        return ofLine;
    }
}
