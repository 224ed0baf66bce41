package io.belfry.e2e.flowingcalls;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.belfry.e2e.harness.BelfrySuite;
import io.belfry.e2e.harness.Chromium;
import io.belfry.e2e.harness.Supervisor;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** FEATURES O34: the overview page as a browser shows it, while calls flow. */
@ExtendWith(SimulatedSuite.class)
class OverviewPageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis());

    private static final Pattern AGE = Pattern.compile("^\\d+ (s|min \\d+ s|h \\d+ min) ago$");

    /** Names of the page's counts, and the lists of the PBX's directory that they count. */
    private static final Map<String, String> COUNTED =
            Map.of(
                    "Queues", "queues",
                    "Agents", "agents",
                    "Agent groups", "groups",
                    "Queue members", "members",
                    "Lines", "lines",
                    "Users", "users",
                    "User statuses", "statuses");

    private static final List<String> SERVICES =
            List.of(
                    "cti-gateway",
                    "pbx-adapter",
                    "realtime-stats",
                    "replication",
                    "reporting-jobs",
                    "rights-service",
                    "callback-service",
                    "recording-service");

    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private BelfrySuite suite;
    private Page page;

    @BeforeAll
    static void start() {
        Chromium.obstacle().ifPresent(why -> Assumptions.abort("no browser: " + why));
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void with(BelfrySuite simulated) {
        suite = simulated;
    }

    @AfterEach
    void nothing_was_complained_of() {
        if (page != null) {
            page.context().close();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void the_state_of_everything_on_a_desktop() {
        open(chromium.desktop());
        tellsEverything();
    }

    @Test
    void the_state_of_everything_on_a_telephone_without_scrolling_sideways() {
        open(chromium.phone());
        tellsEverything();

        assertThat(page.evaluate("document.documentElement.clientWidth")).isEqualTo(390);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }

    @Test
    void the_numbers_move_as_calls_flow_without_reloading() {
        open(chromium.desktop());
        page.evaluate("window.openedOnce = true");
        Map<String, List<Integer>> queues = queues();
        String agents = agents();

        until("a call is answered", () -> answered(queues()) > answered(queues));
        until("an agent's state changes", () -> !agents().equals(agents));
        assertThat(page.evaluate("window.openedOnce")).as("the same document").isEqualTo(true);
    }

    /** The page and a supervisor's socket are asked until they tell the same at one moment. */
    @Test
    void the_numbers_are_those_that_supervisors_get() {
        open(chromium.desktop());
        try (Supervisor sophie = Supervisor.connect(suite.gateway())) {
            JsonNode list = sophie.list("queue", "QueueList");

            until("both tell the same", () -> queues().equals(queues(list, sophie)));
        }
    }

    private void open(Page opened) {
        page = opened;
        URI gateway = suite.gateway();
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequestFailed(request -> complaints.add("failed: " + request.url()));
        page.onRequest(
                request -> {
                    if (!request.url().startsWith(gateway + "/")) {
                        complaints.add("asks elsewhere: " + request.url());
                    }
                });
        page.navigate(gateway + "/");
        assertThat(page.locator("#updated")).hasText("live", SOON);
    }

    private void heard(ConsoleMessage message) {
        if (List.of("error", "warning").contains(message.type())) {
            complaints.add("console: " + message.text());
        }
    }

    private void tellsEverything() {
        assertThat(page.locator("#version")).hasText(Pattern.compile("version \\d+\\.\\d+.*"));
        assertThat(page.locator(".pbx-head .pill")).hasText("PBX link up", SOON);
        assertThat(page.locator("#banner")).isHidden();
        for (String stream : List.of("Live events (AMI)", "Call events (CEL)", "Queue log")) {
            assertThat(value("#streams", stream)).hasText(AGE, SOON);
        }
        for (String service : SERVICES) {
            assertThat(value("#services", service)).hasText("ready", SOON);
        }
        assertThat(page.locator("#services tr")).hasCount(SERVICES.size());
        JsonNode directory = suite.directory();
        COUNTED.forEach(
                (name, list) ->
                        assertThat(value("#objects", name))
                                .hasText(String.valueOf(directory.path(list).size()), SOON));
        assertThat(page.locator(".queue")).hasCount(directory.path("queues").size());
        assertThat(page.locator("h3.sub")).hasText(directory.path("agents").size() + " agents");
    }

    /** The cell beside that name. */
    private Locator value(String table, String name) {
        return page.locator(table + " tr")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        page.getByRole(
                                                AriaRole.ROWHEADER,
                                                new Page.GetByRoleOptions()
                                                        .setName(name)
                                                        .setExact(true))))
                .locator("td");
    }

    /** Waiting, answered and abandoned of every queue that the page shows, read in one moment. */
    private Map<String, List<Integer>> queues() {
        Object shown =
                page.evaluate(
                        """
                        [...document.querySelectorAll('.queue')].map(queue =>
                          [queue.querySelector('h3').textContent,
                           ...[...queue.querySelectorAll('dd')].map(n => n.textContent)])
                        """);
        Map<String, List<Integer>> queues = new TreeMap<>();
        for (Object row : (List<?>) shown) {
            List<String> cells = ((List<?>) row).stream().map(String::valueOf).toList();
            queues.put(
                    cells.getFirst(),
                    cells.stream()
                            .skip(1)
                            .map(n -> n.replaceAll("\\D", ""))
                            .map(Integer::valueOf)
                            .toList());
        }
        return queues;
    }

    /** The same by the statistics of a supervisor. */
    private static Map<String, List<Integer>> queues(JsonNode list, Supervisor supervisor) {
        Map<String, List<Integer>> queues = new TreeMap<>();
        for (JsonNode queue : list) {
            Map<String, Double> counters = supervisor.counters(queue.path("id").asInt());
            queues.put(
                    queue.path("displayName").asText(),
                    List.of(
                            counters.getOrDefault("WaitingCalls", 0.0).intValue(),
                            counters.getOrDefault("TotalNumberCallsAnswered", 0.0).intValue(),
                            counters.getOrDefault("TotalNumberCallsAbandonned", 0.0).intValue()));
        }
        return queues;
    }

    private static int answered(Map<String, List<Integer>> queues) {
        return queues.values().stream().mapToInt(numbers -> numbers.get(1)).sum();
    }

    /** The agents by state, such as {@code Ready 3 On call 2 …}. */
    private String agents() {
        return page.locator(".legend").innerText();
    }

    /** The browser obeys one thread only: this one. */
    private static void until(String what, Supplier<Boolean> condition) {
        await(what).pollInSameThread().atMost(PATIENCE).until(condition::get);
    }
}
