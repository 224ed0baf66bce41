package io.belfry.reporting.report.http;

import io.belfry.reporting.report.Key;
import io.belfry.reporting.report.Report;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the reports contain. */
@Path("/reports/columns")
@Tag(name = "Reports")
@RolesAllowed({"admin", "supervisor"})
public class ColumnsResource {

    /**
     * A report.
     *
     * @param keys what it tells apart
     * @param figures what its figures mean, by name
     */
    public record Columns(String report, List<String> keys, Map<String, String> figures) {

        private static Columns of(Report report) {
            Map<String, String> figures = new LinkedHashMap<>();
            report.sums().forEach(sum -> figures.put(sum.name(), sum.meaning()));
            report.ratios().forEach(ratio -> figures.put(ratio.name(), ratio.meaning()));
            return new Columns(
                    report.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    report.keys().stream().map(Key::name).toList(),
                    figures);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The reports and what their figures mean")
    public List<Columns> all() {
        return Arrays.stream(Report.values()).map(Columns::of).toList();
    }
}
