package io.belfry.callback.list.sql;

import io.belfry.callback.list.CallbackList;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A callback list of a PBX. */
@Entity
@Table(name = "callback_list")
public class CallbackListRow {

    @Id UUID uuid;

    String pbx;

    String name;

    @Column(name = "queue_id")
    int queueId;

    protected CallbackListRow() {}

    CallbackListRow(PbxId pbx, CallbackList list) {
        this.uuid = list.uuid();
        this.pbx = pbx.value();
        take(list.name(), list.queueId());
    }

    void take(String name, QueueId queue) {
        this.name = name;
        this.queueId = queue.value();
    }

    CallbackList toList() {
        return new CallbackList(uuid, name, new QueueId(queueId));
    }
}
