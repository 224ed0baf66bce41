package io.belfry.reporting.history.http;

import io.belfry.reporting.access.Access;
import io.belfry.reporting.access.Caller;
import io.belfry.reporting.access.Scope;
import io.belfry.reporting.access.http.CurrentCaller;
import io.belfry.reporting.history.HistoryCall;
import io.belfry.reporting.history.Window;
import io.belfry.reporting.history.sql.CallHistories;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Histories of calls on the caller's PBX, the newest first (A86–A89, A142). */
@Path("/history")
@Tag(name = "History")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"user", "agent", "supervisor", "admin"})
@APIResponse(responseCode = "200", description = "A page; next leads to the one after it")
@APIResponse(responseCode = "400", description = "size, days or before is wrong")
@APIResponse(responseCode = "503", description = "Rights cannot be read just now")
public class HistoryResource {

    private static final String ME = "me";
    private static final int LARGEST = 1000;
    private static final int LONGEST_DAYS = 3660;

    private final CallHistories histories;
    private final CurrentCaller current;
    private final InstantSource clock;

    HistoryResource(CallHistories histories, CurrentCaller current, InstantSource clock) {
        this.histories = histories;
        this.current = current;
        this.clock = clock;
    }

    /** Which part is asked for. */
    public static final class Part {
        @RestQuery
        @Parameter(description = "At most so many calls, up to 1000; 20 without it")
        Optional<Integer> size;

        @RestQuery
        @Parameter(description = "Calls that began in the last so many times 24 hours")
        Optional<Integer> days;

        @RestQuery
        @Parameter(description = "next of the page before")
        Optional<String> before;
    }

    @GET
    @Path("/lines/{line}")
    @Operation(
            summary = "Calls that a telephone made or that it rang for",
            description =
                    "me is the caller's own line; others are for administrators. Status: emitted, answered, missed, ongoing.")
    @APIResponse(responseCode = "403", description = "Somebody else's line")
    @APIResponse(responseCode = "404", description = "No such line, or the caller has none")
    public HistoryPage line(@RestPath String line, @BeanParam Part part) throws SQLException {
        Window window = window(part);
        Caller caller = current.caller();
        Access access = current.access();
        Optional<String> own = access.line(caller).map(l -> l.number());
        String number = ME.equals(line) ? own.orElseThrow(NotFoundException::new) : line;
        boolean mayAll = access.reports(caller).equals(Scope.ALL);
        if (!mayAll && !own.filter(number::equals).isPresent()) {
            throw new ForbiddenException();
        }
        String device = access.directory().devices(caller.pbx()).get(number);
        if (device == null) {
            throw new NotFoundException();
        }
        return page(histories.ofTelephone(caller.pbx(), device, window), window, access, caller);
    }

    @GET
    @Path("/agents/{agent}")
    @Operation(
            summary = "Calls that an agent made, or that rang where he sat",
            description =
                    "me is the caller's own agent; others by number, for administrators and the supervisors of their groups. Status: emitted, answered, missed, ongoing.")
    @APIResponse(responseCode = "403", description = "An agent the caller may not see")
    @APIResponse(responseCode = "404", description = "The caller is no agent")
    public HistoryPage agent(@RestPath String agent, @BeanParam Part part) throws SQLException {
        Window window = window(part);
        Caller caller = current.caller();
        Access access = current.access();
        Optional<String> own = access.agent(caller);
        String number = ME.equals(agent) ? own.orElseThrow(NotFoundException::new) : agent;
        if (!own.filter(number::equals).isPresent()
                && !access.reports(caller).agents().allows(number)) {
            throw new ForbiddenException();
        }
        return page(
                histories.ofAgent(
                        caller.pbx(), number, access.directory().devices(caller.pbx()), window),
                window,
                access,
                caller);
    }

    @GET
    @Path("/queues/{name}")
    @Operation(
            summary = "Calls of the queues whose technical name contains that, in capitals or not",
            description =
                    "A supervisor gets his queues; a user without profile all or none, as belfry.rights.no-profile says. Status: ongoing, or one of the nine of A140.")
    public HistoryPage queues(@RestPath String name, @BeanParam Part part) throws SQLException {
        Window window = window(part);
        Caller caller = current.caller();
        Access access = current.access();
        return page(
                histories.ofQueues(caller.pbx(), name, access.history(caller).queues(), window),
                window,
                access,
                caller);
    }

    @GET
    @Path("/customers/{number}")
    @Operation(
            summary = "Calls from and to a number outside",
            description =
                    "Numbers are the same when their last nine digits are. A supervisor gets calls in his queues and calls out of his agents. Status: emitted, answered, ongoing, missed, or how the call left its last queue.")
    public HistoryPage customer(@RestPath String number, @BeanParam Part part) throws SQLException {
        if (number.chars().noneMatch(Character::isDigit)) {
            throw new BadRequestException("a number has digits");
        }
        Window window = window(part);
        Caller caller = current.caller();
        Access access = current.access();
        Scope scope = access.history(caller);
        return page(
                histories.ofCustomer(caller.pbx(), number, scope.queues(), scope.agents(), window),
                window,
                access,
                caller);
    }

    private Window window(Part part) {
        int size = part.size.orElse(20);
        if (size < 1 || size > LARGEST) {
            throw new BadRequestException("size must be from 1 to " + LARGEST);
        }
        part.days.ifPresent(
                days -> {
                    if (days < 1 || days > LONGEST_DAYS) {
                        throw new BadRequestException("days must be from 1 to " + LONGEST_DAYS);
                    }
                });
        try {
            return new Window(
                    size,
                    part.days
                            .map(days -> clock.instant().minus(Duration.ofDays(days)))
                            .orElse(Instant.EPOCH),
                    part.before.map(Window.Cursor::parse));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("before must be the next of a page", e);
        }
    }

    private static HistoryPage page(
            List<HistoryCall> calls, Window window, Access access, Caller caller) {
        return HistoryPage.of(calls, window.size(), access.directory().owners(caller.pbx()));
    }
}
