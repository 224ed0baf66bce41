package io.belfry.rights.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.rights.UserRights;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RightsPolicyTest {

    private static final List<QueueId> QUEUES = List.of(new QueueId(1), new QueueId(2));
    private static final List<GroupId> GROUPS = List.of(new GroupId(7));

    @Test
    void anAdministratorHasAllRightsAndNoLimits_A37() {
        assertThat(rights(user("ada", ConfiguredProfile.ADMIN, null)))
                .isEqualTo(
                        new UserRights(
                                new UserId(5),
                                "ada",
                                Profile.ADMIN,
                                List.of("recording", "dissuasion"),
                                null,
                                null));
    }

    @Test
    void aSupervisorIsLimitedToTheQueuesAndGroupsOfTheDirectory_A39_A40() {
        assertThat(rights(user("sophie", ConfiguredProfile.SUPERVISOR, null)))
                .isEqualTo(
                        new UserRights(
                                new UserId(5),
                                "sophie",
                                Profile.SUPERVISOR,
                                List.of("recording", "dissuasion"),
                                QUEUES,
                                GROUPS));
    }

    @Test
    void agentsAndUsersWithoutProfileAreNoRightOnTheWire_A34_A38() {
        UserRights nothing =
                new UserRights(new UserId(5), "bob", Profile.NO_RIGHT, List.of(), null, null);
        assertThat(rights(user("bob", ConfiguredProfile.AGENT, new AgentId(3)))).isEqualTo(nothing);
        assertThat(rights(user("bob", ConfiguredProfile.NONE, null))).isEqualTo(nothing);
        assertThat(rights(user("bob", null, null)))
                .as("a profile of a later version of the contract")
                .isEqualTo(nothing);
    }

    @Test
    void whatAnAdministratorGaveWinsOverTheDirectory_A43() {
        RightsOverride override =
                new RightsOverride(
                        Profile.SUPERVISOR, List.of("recording"), List.of(new QueueId(9)), null);

        assertThat(
                        RightsPolicy.effective(
                                user("bob", ConfiguredProfile.AGENT, null), Optional.of(override)))
                .contains(
                        new UserRights(
                                new UserId(5),
                                "bob",
                                Profile.SUPERVISOR,
                                List.of("recording"),
                                List.of(new QueueId(9)),
                                null));
    }

    @Test
    void anOverrideWithoutExtraRightsHasThoseOfItsProfile() {
        RightsOverride override = new RightsOverride(Profile.ADMIN, null, QUEUES, GROUPS);

        UserRights rights =
                RightsPolicy.effective(
                                user("bob", ConfiguredProfile.AGENT, null), Optional.of(override))
                        .orElseThrow();

        assertThat(rights.rights()).containsExactly("recording", "dissuasion");
        assertThat(rights.queues()).as("limits are for supervisors only").isNull();
        assertThat(rights.groups()).isNull();
    }

    @Test
    void aUserWithoutLoginHasNoRights() {
        assertThat(
                        RightsPolicy.effective(
                                user(null, ConfiguredProfile.ADMIN, null), Optional.empty()))
                .isEmpty();
        assertThat(
                        RightsPolicy.effective(
                                user(" ", ConfiguredProfile.ADMIN, null), Optional.empty()))
                .isEmpty();
    }

    @Test
    void rolesSayProfileAndAgent() {
        assertThat(roles(user("ada", ConfiguredProfile.ADMIN, null)))
                .containsExactly("admin", "user");
        assertThat(roles(user("sophie", ConfiguredProfile.SUPERVISOR, null)))
                .containsExactly("supervisor", "user");
        assertThat(roles(user("sam", ConfiguredProfile.SUPERVISOR, new AgentId(4))))
                .containsExactly("agent", "supervisor", "user");
        assertThat(roles(user("bob", ConfiguredProfile.AGENT, null)))
                .containsExactly("agent", "user");
        assertThat(roles(user("eve", ConfiguredProfile.NONE, null))).containsExactly("user");
    }

    private static Iterable<String> roles(DirectoryUser user) {
        return RightsPolicy.roles(rights(user), user.config());
    }

    private static UserRights rights(DirectoryUser user) {
        return RightsPolicy.effective(user, Optional.empty()).orElseThrow();
    }

    private static DirectoryUser user(String login, ConfiguredProfile profile, AgentId agent) {
        return new DirectoryUser(
                new PbxId("pbx1"),
                new UserConfig(
                        new UserId(5),
                        "First",
                        "Last",
                        login,
                        profile,
                        null,
                        agent,
                        null,
                        null,
                        QUEUES,
                        GROUPS));
    }
}
