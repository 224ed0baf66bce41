package io.belfry.bench;

import io.belfry.testing.arch.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void follows_the_rules_of_the_house() {
        HouseRules.check("io.belfry.bench");
    }
}
