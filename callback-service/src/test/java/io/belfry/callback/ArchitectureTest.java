package io.belfry.callback;

import io.belfry.testing.arch.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void domainIsPlainJavaAndFeaturesHaveNoCycles() {
        HouseRules.check("io.belfry.callback");
    }
}
