package io.belfry.e2e.queuecalls;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The queue calls on the simulated PBX. */
class SimulatedPbxIT extends QueueCallsContract {

    private static SimulatedScene scene;

    @BeforeAll
    static void start() {
        scene = SimulatedScene.start();
    }

    @AfterAll
    static void stop() {
        if (scene != null) {
            scene.close();
        }
    }

    @Override
    Scene scene() {
        return scene;
    }
}
