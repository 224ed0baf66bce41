package io.belfry.reporting.report.http;

import io.belfry.reporting.access.Caller;
import io.belfry.reporting.access.Limit;
import io.belfry.reporting.access.Scope;
import io.belfry.reporting.access.http.CurrentCaller;
import io.belfry.reporting.report.Figures;
import io.belfry.reporting.report.Key;
import io.belfry.reporting.report.Question;
import io.belfry.reporting.report.Range;
import io.belfry.reporting.report.Report;
import io.belfry.reporting.report.sql.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The standard reports of the caller's PBX (D46): everything for administrators; supervisors get
 * the queues and the agents of the groups that they are limited to.
 */
@Path("/reports/{report:queues|numbers|agents|agent-queues|pauses}")
@Tag(name = "Reports")
@RolesAllowed({"admin", "supervisor"})
@APIResponse(responseCode = "400", description = "A parameter is missing or wrong")
@APIResponse(responseCode = "403", description = "The caller may see no queue and no agent")
@APIResponse(responseCode = "503", description = "Rights cannot be read just now")
public class ReportResource {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final int CSV_PORTION = 10_000;

    private final Reports reports;
    private final CurrentCaller current;
    private final Parameters parameters;

    ReportResource(Reports reports, CurrentCaller current, Parameters parameters) {
        this.reports = reports;
        this.current = current;
        this.parameters = parameters;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A report, page by page",
            description =
                    "GET /reports/columns says what each report tells apart and what its figures mean.")
    @APIResponse(responseCode = "200", description = "Rows by time; those without calls are absent")
    public ReportPage page(
            @Parameter(
                            description =
                                    "queues; numbers: by queue and called number; agents; agent-queues: answered calls by agent and queue; pauses: by agent and reason")
                    @RestPath
                    String report,
            @BeanParam Asked asked)
            throws SQLException {
        Question question = question(report, asked, parameters.size(asked));
        List<Figures> rows = reports.read(question);
        ZoneId zone = question.range().zone();
        return new ReportPage(
                rows.stream().map(row -> ReportPage.row(row, zone)).toList(),
                rows.size() < question.size() ? null : Places.text(rows.getLast()));
    }

    @GET
    @Path("/csv")
    @Produces(CSV)
    @Operation(summary = "A whole report as CSV with a line of names (RFC 4180, UTF-8)")
    @APIResponse(responseCode = "200", description = "All rows; limit and after do not matter")
    public StreamingOutput csv(@RestPath String report, @BeanParam Asked asked)
            throws SQLException {
        Question first = question(report, asked, CSV_PORTION);
        List<Figures> rows = reports.read(first);
        return out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write(Csv.line(names(first.report())));
            write(writer, first, rows);
            writer.flush();
        };
    }

    private void write(Writer writer, Question first, List<Figures> firstRows) throws IOException {
        List<Figures> rows = firstRows;
        Question question = first;
        while (true) {
            for (Figures row : rows) {
                writer.write(Csv.line(ReportPage.row(row, first.range().zone()).values()));
            }
            if (rows.size() < question.size()) {
                return;
            }
            question = question.after(rows.getLast());
            try {
                rows = reports.read(question);
            } catch (SQLException e) {
                throw new IOException("the report could not be read to its end", e);
            }
        }
    }

    private static List<String> names(Report report) {
        return Stream.of(
                        Stream.of("from", "to"),
                        report.keys().stream().map(Key::name),
                        report.sums().stream().map(sum -> sum.name()),
                        report.ratios().stream().map(ratio -> ratio.name()))
                .flatMap(names -> names)
                .toList();
    }

    private Question question(String name, Asked asked, int size) {
        Report report = Parameters.report(name);
        Range range = parameters.range(asked);
        Caller caller = current.caller();
        Scope scope = current.access().reports(caller);
        if (scope.isNothing()) {
            throw new ForbiddenException();
        }
        Map<String, List<String>> limits = new HashMap<>();
        for (Key key : report.keys()) {
            Limit allowed =
                    switch (key.kind()) {
                        case QUEUE -> scope.queues();
                        case AGENT -> scope.agents();
                        case OTHER -> Limit.ALL;
                    };
            limit(asked.of(key.name()), allowed).ifPresent(names -> limits.put(key.name(), names));
        }
        return new Question(
                report,
                caller.pbx(),
                range,
                limits,
                asked.after.map(text -> Parameters.place(report, range, text)),
                size);
    }

    /** The names to show; empty: all. */
    private static Optional<List<String>> limit(List<String> wanted, Limit allowed) {
        if (wanted.isEmpty()) {
            return allowed.names().map(List::copyOf);
        }
        return Optional.of(wanted.stream().filter(allowed::allows).toList());
    }
}
