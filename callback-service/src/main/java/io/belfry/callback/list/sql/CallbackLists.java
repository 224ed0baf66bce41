package io.belfry.callback.list.sql;

import io.belfry.callback.list.CallbackList;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The callback lists of each PBX. */
@ApplicationScoped
public class CallbackLists implements PanacheRepositoryBase<CallbackListRow, UUID> {

    /** All lists of that PBX by name, or those of one queue. */
    public Uni<List<CallbackList>> all(PbxId pbx, Optional<QueueId> queue) {
        return Panache.withSession(
                () ->
                        (queue.isPresent()
                                        ? find(
                                                "pbx = ?1 and queueId = ?2 order by name",
                                                pbx.value(),
                                                queue.get().value())
                                        : find("pbx = ?1 order by name", pbx.value()))
                                .list()
                                .map(rows -> rows.stream().map(CallbackListRow::toList).toList()));
    }

    /** One list. */
    public Uni<Optional<CallbackList>> one(PbxId pbx, UUID uuid) {
        return Panache.withSession(
                () -> row(pbx, uuid).map(row -> row.map(CallbackListRow::toList)));
    }

    /** Makes a list. */
    public Uni<CallbackList> create(PbxId pbx, String name, QueueId queue) {
        CallbackList list = new CallbackList(UUID.randomUUID(), name, queue);
        return Panache.withTransaction(() -> persist(new CallbackListRow(pbx, list)))
                .replaceWith(list);
    }

    /** Renames a list or gives it to another queue; empty when there is none. */
    public Uni<Optional<CallbackList>> change(PbxId pbx, UUID uuid, String name, QueueId queue) {
        return Panache.withTransaction(
                () ->
                        row(pbx, uuid)
                                .map(
                                        found ->
                                                found.map(
                                                        row -> {
                                                            row.take(name, queue);
                                                            return row.toList();
                                                        })));
    }

    /** Deletes a list without requests; false when there is none. */
    public Uni<Boolean> remove(PbxId pbx, UUID uuid) {
        return Panache.withTransaction(
                () ->
                        row(pbx, uuid)
                                .call(
                                        found ->
                                                found.isPresent()
                                                        ? delete(found.get())
                                                        : Uni.createFrom().nullItem())
                                .map(Optional::isPresent));
    }

    private Uni<Optional<CallbackListRow>> row(PbxId pbx, UUID uuid) {
        return find("pbx = ?1 and uuid = ?2", pbx.value(), uuid)
                .firstResult()
                .map(Optional::ofNullable);
    }
}
