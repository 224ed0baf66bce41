package io.belfry.simulator.ami;

import io.belfry.simulator.call.Pbx;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The DB* actions on Asterisk's own database. */
final class DatabaseActions {

    private DatabaseActions() {}

    static void register(Map<String, BiFunction<Pbx, Action, Reply>> handlers) {
        handlers.put("DBGet", (p, a) -> named(a, () -> get(p, a)));
        handlers.put("DBPut", (p, a) -> named(a, () -> put(p, a)));
        handlers.put("DBDel", (p, a) -> named(a, () -> delete(p, a)));
        handlers.put("DBDelTree", DatabaseActions::deleteTree);
    }

    private static Reply named(Action action, Supplier<Reply> reply) {
        if (action.find("Family").isEmpty()) {
            return Reply.error("No family specified.");
        }
        return action.find("Key").isEmpty() ? Reply.error("No key specified.") : reply.get();
    }

    private static Reply get(Pbx pbx, Action action) {
        String family = action.get("Family");
        String key = action.get("Key");
        Optional<String> value = pbx.database().get(family, key);
        if (value.isEmpty()) {
            return Reply.error("Database entry not found");
        }
        return Reply.list("Result will follow")
                .event(
                        "DBGetResponse",
                        e -> e.put("Family", family).put("Key", key).put("Val", value.get()))
                .complete("DBGetComplete");
    }

    private static Reply put(Pbx pbx, Action action) {
        pbx.database().put(action.get("Family"), action.get("Key"), action.get("Val"));
        return Reply.success("Updated database successfully");
    }

    private static Reply delete(Pbx pbx, Action action) {
        return pbx.database().delete(action.get("Family"), action.get("Key"))
                ? Reply.success("Key deleted successfully")
                : Reply.error("Database entry not found");
    }

    private static Reply deleteTree(Pbx pbx, Action action) {
        if (action.find("Family").isEmpty()) {
            return Reply.error("No family specified.");
        }
        return pbx.database().deleteTree(action.get("Family"))
                ? Reply.success("Key tree deleted successfully")
                : Reply.error("Database entry not found");
    }
}
