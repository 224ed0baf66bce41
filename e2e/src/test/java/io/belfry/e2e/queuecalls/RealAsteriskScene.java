package io.belfry.e2e.queuecalls;

import io.belfry.e2e.harness.BelfrySuite;
import io.belfry.e2e.harness.Checkout;
import io.belfry.e2e.harness.Lab;
import io.belfry.e2e.harness.Phones;
import io.belfry.e2e.harness.Supervisor;
import io.belfry.e2e.harness.XucAgents;
import io.belfry.testing.ami.FaultyProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A real Asterisk with real telephones; the agents act through the suite. */
final class RealAsteriskScene implements Scene {

    private static final int PORT_OFFSET = 20_000;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Lab lab;
    private FaultyProxy link;
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
        lab = keep(Lab.start());
        link = keep(FaultyProxy.between(linkPort(), Lab.amiPort()));
        suite = keep(BelfrySuite.up("real-asterisk", PORT_OFFSET, "--pbx", pbxFile().toString()));
        phones = keep(Phones.start());
        supervisor = keep(Supervisor.connect(suite.gateway()));
        agents = keep(new XucAgents(suite.gateway(), supervisor));
    }

    /** The example that we ship, with a network to the AMI that can fail. */
    private static Path pbxFile() {
        try {
            Path file = Checkout.root().resolve("e2e/target/real-pbx.yaml");
            Files.createDirectories(file.getParent());
            return Files.writeString(
                    file, Lab.pbxFile().replace("port: " + Lab.amiPort(), "port: " + linkPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int linkPort() {
        return BelfrySuite.shifted(Lab.amiPort() + PORT_OFFSET);
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

    Lab lab() {
        return lab;
    }

    /** What is between the suite and the AMI of the PBX. */
    FaultyProxy link() {
        return link;
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

    /**
     * Asterisk takes the time only after it has called the telephone, and gives whole seconds: one
     * that was called for 2.005 s when the trace was recorded may have been so for 1.999 s.
     */
    @Override
    public boolean exact() {
        return false;
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
