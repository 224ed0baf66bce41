package io.belfry.e2e.house;

import io.belfry.testing.arch.HouseRules;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of the house for the modules that the module of the rules needs. */
class HouseRulesTest {

    @Test
    void theSimulatorKeepsThem() {
        HouseRules.check("io.belfry.simulator");
    }

    /** Its edges are the servers and the command line. */
    @Test
    void theLauncherKeepsThem() {
        HouseRules.check("io.belfry.standalone", Set.of("embedded", "cli"));
    }
}
