package io.belfry.pbx.app;

import io.belfry.pbx.http.Administrators;
import io.belfry.pbx.link.EventBuffer;
import io.belfry.pbx.link.Masking;
import io.belfry.pbx.link.RawFrame;
import io.belfry.pbx.link.RecentFrames;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What the PBX said last, as it said it, for an administrator of that PBX. Secrets and typed digits
 * are masked.
 */
@Path("/q/pbx/events")
@Produces(MediaType.APPLICATION_JSON)
public class DiagnosticsResource {

    private static final Logger LOG = Logger.getLogger(DiagnosticsResource.class);

    private final Adapter adapter;
    private final Administrators administrators;

    DiagnosticsResource(Adapter adapter, Administrators administrators) {
        this.adapter = adapter;
        this.administrators = administrators;
    }

    /**
     * @param pbx its name
     * @param buffer of the connection as it is now; null when there is none
     * @param seen events since the adapter started
     * @param events oldest first
     */
    public record Diagnostics(String pbx, Buffer buffer, long seen, List<Event> events) {}

    /** How many events wait for Kafka, the most there were on this connection, and the bound. */
    public record Buffer(int waiting, int highest, int capacity) {

        static Buffer of(EventBuffer buffer) {
            return new Buffer(buffer.size(), buffer.highest(), buffer.capacity());
        }
    }

    /** An event, line by line. */
    public record Event(Instant receivedAt, List<String> lines) {

        static Event of(RawFrame frame) {
            return new Event(frame.receivedAt(), Masking.lines(frame));
        }
    }

    /**
     * The last events.
     *
     * @param last how many at most; {@code belfry.ami.recent-events} are kept
     * @param name of the events; all when empty
     */
    @GET
    @RolesAllowed("admin")
    public Diagnostics events(
            @QueryParam("last") @DefaultValue("100") int last,
            @QueryParam("event") @DefaultValue("") String name) {
        String caller = administrators.admitted();
        String pbx = adapter.settings().name().value();
        LOG.infof("the last events of %s are shown to %s", pbx, caller);
        RecentFrames recent = adapter.link().recent();
        List<RawFrame> wanted =
                recent.all().stream()
                        .filter(f -> name.isEmpty() || f.event().equalsIgnoreCase(name))
                        .toList();
        return new Diagnostics(
                pbx,
                adapter.link().buffer().map(Buffer::of).orElse(null),
                recent.added(),
                wanted.stream()
                        .skip(Math.max(0, wanted.size() - Math.max(0, last)))
                        .map(Event::of)
                        .toList());
    }
}
