package io.belfry.e2e.queuecalls;

import static org.awaitility.Awaitility.await;

import io.belfry.e2e.harness.Awaiting;
import io.belfry.e2e.harness.BelfrySuite;
import io.belfry.e2e.harness.Checkout;
import io.belfry.e2e.harness.Supervisor;
import io.belfry.simulator.Simulator;
import io.belfry.simulator.ami.AmiServer;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.call.Phone;
import io.belfry.simulator.out.DatabaseWriter;
import io.belfry.simulator.scenario.Lab;
import io.belfry.simulator.scenario.Scenarios;
import io.belfry.testing.infra.Infra;
import io.belfry.testing.infra.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The simulated PBX on which the simulator's own conformance tests play the recorded scenarios, in
 * real time, with the directory of {@code docs/pbx-example.yaml}. Agents log in and pause by
 * themselves, as on a PBX whose agents have other clients too.
 */
final class SimulatedScene implements Scene {

    private static final int PORT_OFFSET = 22_000;
    private static final Duration SCENARIO = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Lab lab;
    private Simulator simulator;
    private BelfrySuite suite;
    private Supervisor supervisor;

    private SimulatedScene() {}

    /** Starts everything; nothing is left running when that fails. */
    static SimulatedScene start() {
        SimulatedScene scene = new SimulatedScene();
        try {
            scene.open();
            return scene;
        } catch (IOException | SQLException e) {
            scene.close();
            throw new IllegalStateException("the simulated PBX does not start", e);
        } catch (RuntimeException e) {
            scene.close();
            throw e;
        }
    }

    private void open() throws IOException, SQLException {
        PostgresAddress postgres = Infra.shared().postgres();
        String database = Infra.shared().newDatabase("pbx");
        DatabaseWriter rows =
                keep(
                        new DatabaseWriter(
                                "jdbc:postgresql://%s:%d/%s"
                                        .formatted(postgres.host(), postgres.port(), database),
                                postgres.user(),
                                postgres.password()));
        AmiServer ami = keep(new AmiServer(0, new AmiServer.Credentials("belfry", "belfry-lab")));
        lab = new Lab(Clock.systemUTC().millis() * 1000); // its time runs from the next line on
        simulator = keep(new Simulator(lab.pbx(), 1, List.of(rows, ami)));
        simulator.start();
        ami.start(simulator);

        Path file = pbxFile(ami.port(), postgres, database);
        suite = keep(BelfrySuite.up("scenarios", PORT_OFFSET, "--pbx", file.toString()));
        supervisor = keep(Supervisor.connect(suite.gateway()));
    }

    /** The example's directory with the addresses of this PBX. */
    private static Path pbxFile(int amiPort, PostgresAddress postgres, String database)
            throws IOException {
        String example = Files.readString(Checkout.root().resolve("docs/pbx-example.yaml"));
        String text =
                example.replace("port: 5038", "port: " + amiPort)
                        .replace(
                                "host: 127.0.0.1\n    port: 55432",
                                "host: " + postgres.host() + "\n    port: " + postgres.port())
                        .replace("username: asterisk", "username: " + postgres.user())
                        .replace("    name: asterisk", "    name: " + database)
                        .replace("password: proformatique", "password: " + postgres.password());
        Path file = Checkout.root().resolve("e2e/target/simulated-pbx.yaml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public BelfrySuite suite() {
        return suite;
    }

    @Override
    public Supervisor supervisor() {
        return supervisor;
    }

    @Override
    public Instant now() {
        long micros = simulator.ask(pbx -> pbx.board().time().now());
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public boolean exact() {
        return true; // everything happens at its moment of the simulator's own time
    }

    @Override
    public void ready() {
        tell(
                pbx -> {
                    lab.phone("1001", Phone.Reaction.answer(1));
                    lab.phone("1002", Phone.Reaction.answer(1));
                    boolean empty = pbx.queues().named("support").orElseThrow().members().isEmpty();
                    if (empty) {
                        lab.loginBoth();
                    }
                });
        for (int agent : List.of(Observation.ALICE, Observation.BOB)) {
            Awaiting.until(
                    agent + " is ready",
                    PATIENCE,
                    () ->
                            supervisor
                                    .current(agent)
                                    .filter(s -> s.path("name").asText().equals("AgentReady")));
        }
    }

    @Override
    public void play(String scenario) {
        String trace =
                Scenarios.names().stream()
                        .filter(name -> name.endsWith("-" + scenario))
                        .findFirst()
                        .orElseThrow();
        tell(
                pbx -> {
                    prepare(scenario);
                    Scenarios.play(trace, lab);
                });
        await("the scenario is over")
                .atMost(SCENARIO)
                .until(
                        () ->
                                simulator.ask(
                                        pbx ->
                                                pbx.board().channels().isEmpty()
                                                        && lab.time().next() == Long.MAX_VALUE));
    }

    /** Who is logged in, and whom queue support calls first, when the recording begins. */
    private void prepare(String scenario) {
        switch (scenario) {
            case "ringnoanswer_then_next", "agent_busy", "not_preanswered" ->
                    lab.supportBeginsWith(1);
            case "penalty" -> lab.supportBeginsWith(1); // so it is the penalty that keeps 1002 out
            case "leaveempty" -> lab.logoutBoth();
            default -> {}
        }
    }

    /** What the user of a telephone does from now on when it rings. */
    void phone(String number, Phone.Reaction reaction) {
        tell(pbx -> lab.phone(number, reaction));
    }

    private void tell(Consumer<Pbx> instruction) {
        simulator.ask(
                pbx -> {
                    instruction.accept(pbx);
                    return true;
                });
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.err.println("cannot stop a part of the scene: " + e.getMessage());
            }
        }
    }
}
