package io.belfry.stats;

import io.belfry.testing.arch.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theRulesOfTheHouseHold() {
        HouseRules.check("io.belfry.stats");
    }
}
