package io.belfry.gateway;

import io.belfry.testing.arch.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.check("io.belfry.gateway");
    }
}
