package io.belfry.simulator;

import io.belfry.simulator.ami.AmiServer;
import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.control.ControlApi;
import io.belfry.simulator.control.Disorder;
import io.belfry.simulator.control.Faults;
import io.belfry.simulator.load.Site;
import io.belfry.simulator.load.Workload;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.time.Timeline;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A simulator on free ports with a small site: agents 1001 to 1004, queues support and sales. */
public final class SimulatorFixture implements AutoCloseable {

    public static final String USER = "lab";
    public static final String SECRET = "right";
    public static final String TOKEN = "token-of-the-test";

    private final AmiServer ami;
    private final ControlApi http;
    private final Simulator simulator;
    private final List<Output> said = new CopyOnWriteArrayList<>();

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
        Disorder disorder = new Disorder(ami, 1);
        simulator = new Simulator(pbx, speed, List.of(said::addAll, disorder)).start();
        ami.start(simulator);
        Faults faults =
                new Faults(simulator, ami, disorder, at -> Workload.pbx(site, new Timeline(at), 1));
        http = new ControlApi(0, TOKEN, simulator, faults).start();
    }

    public int amiPort() {
        return ami.port();
    }

    public int httpPort() {
        return http.port();
    }

    /** Everything that was said so far, rows included. */
    public List<Output> said() {
        return said;
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
