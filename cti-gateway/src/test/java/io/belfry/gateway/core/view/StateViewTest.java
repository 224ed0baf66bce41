package io.belfry.gateway.core.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateViewTest {

    private static final PbxId PBX = new PbxId("pbx1");
    private static final QueueMemberConfig MEMBER =
            new QueueMemberConfig(new AgentId(19), new QueueId(3), 12);

    private final StateView.Step added = StateView.EMPTY.set(PBX, Kind.QUEUE_MEMBERS, MEMBER);

    @Test
    void a_new_value_is_a_change_and_the_same_again_is_none() {
        assertThat(added.change())
                .contains(
                        new Change<>(
                                PBX, Kind.QUEUE_MEMBERS, Optional.empty(), Optional.of(MEMBER)));
        StateView.Step again = added.view().set(PBX, Kind.QUEUE_MEMBERS, MEMBER);
        assertThat(again.change()).isEmpty();
        assertThat(again.view()).isSameAs(added.view());
    }

    @Test
    void a_tombstone_removes_by_the_object_half_of_the_record_key() {
        StateView.Step removed = added.view().remove(PBX, Kind.QUEUE_MEMBERS, "3:19");
        assertThat(removed.change())
                .contains(
                        new Change<>(
                                PBX, Kind.QUEUE_MEMBERS, Optional.of(MEMBER), Optional.empty()));
        assertThat(removed.view().of(PBX).all(Kind.QUEUE_MEMBERS)).isEmpty();
        assertThat(removed.view().remove(PBX, Kind.QUEUE_MEMBERS, "3:19").change()).isEmpty();
    }

    @Test
    void a_key_of_another_form_is_refused() {
        assertThatThrownBy(() -> added.view().remove(PBX, Kind.QUEUE_MEMBERS, "319"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> added.view().remove(PBX, Kind.QUEUES, "support"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_PBX_has_objects_of_its_own() {
        PbxId other = new PbxId("pbx2");
        assertThat(added.view().of(other).all(Kind.QUEUE_MEMBERS)).isEmpty();
        assertThat(added.view().remove(other, Kind.QUEUE_MEMBERS, "3:19").change()).isEmpty();
    }
}
