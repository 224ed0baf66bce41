package io.belfry.rights.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.rights.Profile;
import io.belfry.rights.user.DirectoryUser;
import io.belfry.rights.user.KnownUser;
import io.belfry.rights.user.RightsOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenClaimsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final DirectoryUser ALICE =
            new DirectoryUser(
                    new PbxId("pbx1"),
                    new UserConfig(
                            new UserId(3),
                            "Alice",
                            "Martin",
                            "alice",
                            ConfiguredProfile.AGENT,
                            null,
                            new AgentId(1001),
                            null,
                            null,
                            null,
                            null));

    @Test
    void sayWhoAndForHowLong() {
        TokenClaims claims =
                TokenClaims.of(new KnownUser(ALICE, Optional.empty()), NOW, Duration.ofHours(8));

        assertThat(claims.login()).isEqualTo("alice");
        assertThat(claims.pbx()).isEqualTo(new PbxId("pbx1"));
        assertThat(claims.user()).isEqualTo(new UserId(3));
        assertThat(claims.roles()).containsExactly("agent", "user");
        assertThat(claims.issuedAt()).isEqualTo(NOW);
        assertThat(claims.expiresAt()).isEqualTo(Instant.parse("2026-03-02T16:00:00Z"));
    }

    @Test
    void followWhatAnAdministratorGave_A43() {
        RightsOverride admin = new RightsOverride(Profile.ADMIN, null, null, null);

        TokenClaims claims =
                TokenClaims.of(new KnownUser(ALICE, Optional.of(admin)), NOW, Duration.ofHours(8));

        assertThat(claims.roles()).containsExactly("admin", "agent", "user");
    }
}
