package io.belfry.e2e.queuecalls;

import io.belfry.e2e.harness.BelfrySuite;
import io.belfry.e2e.harness.Lab;
import io.belfry.e2e.harness.Phones;
import io.belfry.e2e.harness.Supervisor;
import io.belfry.e2e.harness.XucAgents;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A real Asterisk with real telephones; the agents act through the suite. */
final class RealAsteriskScene implements Scene {

    private static final int PORT_OFFSET = 20_000;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private BelfrySuite suite;
    private Supervisor supervisor;
    private XucAgents agents;
    private Phones phones;

    private RealAsteriskScene() {}

    /** Starts everything; nothing is left running when that fails. */
    static RealAsteriskScene start() {
        RealAsteriskScene scene = new RealAsteriskScene();
        try {
            scene.open();
            return scene;
        } catch (RuntimeException e) {
            scene.close();
            throw e;
        }
    }

    private void open() {
        open.push(Lab.start());
        suite =
                keep(
                        BelfrySuite.up(
                                "real-asterisk", PORT_OFFSET, "--pbx", "docs/pbx-example.yaml"));
        phones = keep(Phones.start());
        supervisor = keep(Supervisor.connect(suite.gateway()));
        agents = keep(new XucAgents(suite.gateway(), supervisor));
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

    XucAgents agents() {
        return agents;
    }

    Phones phones() {
        return phones;
    }

    @Override
    public Instant now() {
        return Clock.systemUTC().instant(); // it runs on this machine
    }

    @Override
    public void ready() {
        agents.login("1001");
        agents.login("1002");
    }

    @Override
    public void play(String scenario) {
        phones.play(scenario, agents);
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
