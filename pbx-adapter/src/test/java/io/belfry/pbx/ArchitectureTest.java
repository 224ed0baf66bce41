package io.belfry.pbx;

import io.belfry.testing.arch.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theRulesOfTheHouseAreKept() {
        HouseRules.check("io.belfry.pbx");
    }
}
