package io.belfry.simulator;

import io.belfry.simulator.ami.AmiServer;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.control.ControlApi;
import io.belfry.simulator.load.Site;
import io.belfry.simulator.load.Workload;
import io.belfry.simulator.time.Timeline;
import java.io.IOException;
import java.util.List;

/** A simulator on free ports with a small site: agents 1001 to 1004, queues support and sales. */
public final class SimulatorFixture implements AutoCloseable {

    public static final String USER = "lab";
    public static final String SECRET = "right";

    private final AmiServer ami;
    private final ControlApi http;
    private final Simulator simulator;

    /**
     * @param speed simulated seconds per second
     */
    public SimulatorFixture(double speed, boolean agentsWork) throws IOException {
        Site site = new Site(4, 2);
        Pbx pbx = Workload.pbx(site, new Timeline(System.currentTimeMillis() * 1000), 1);
        if (agentsWork) {
            new Workload(pbx, site, 1).startAgents();
        }
        ami = new AmiServer(0, new AmiServer.Credentials(USER, SECRET));
        simulator = new Simulator(pbx, speed, List.of(ami)).start();
        ami.start(simulator);
        http = new ControlApi(0, simulator).start();
    }

    public int amiPort() {
        return ami.port();
    }

    public int httpPort() {
        return http.port();
    }

    public Simulator simulator() {
        return simulator;
    }

    @Override
    public void close() throws IOException {
        http.close();
        ami.close();
        simulator.close();
    }
}
