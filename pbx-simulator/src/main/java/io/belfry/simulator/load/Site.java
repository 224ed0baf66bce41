package io.belfry.simulator.load;

import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.queue.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * The demo's contact centre: who works there, on which telephones, in which queues. Agents have the
 * numbers 1001, 1002, …; the supervisor's line is 1900. The same numbers of agents and queues give
 * the same site.
 */
public final class Site {

    public static final String SUPERVISOR_LINE = "1900";

    private static final int SHORT_NUMBERS = 899;
    private static final int MAX_WAITING = 20;
    private static final int RING_TOGETHER = 8;
    private static final List<Integer> WRAP_UPS = List.of(10, 0, 20, 5);

    private static final List<String> FIRST_NAMES =
            List.of(
                    "Alice", "Bob", "Chloe", "David", "Emma", "Felix", "Gina", "Hugo", "Iris",
                    "Jules", "Karim", "Lea", "Marc", "Nina", "Oscar", "Paula", "Quentin", "Rosa",
                    "Simon", "Tara");
    private static final List<String> LAST_NAMES =
            List.of(
                    "Martin",
                    "Durand",
                    "Petit",
                    "Moreau",
                    "Lambert",
                    "Roux",
                    "Blanc",
                    "Faure",
                    "Garnier",
                    "Perrin",
                    "Benali",
                    "Chevalier",
                    "Gautier",
                    "Masson",
                    "Weber",
                    "Muller",
                    "Renard",
                    "Colin",
                    "Leroy",
                    "Picard");
    private static final List<String> QUEUES =
            List.of("support", "sales", "billing", "orders", "returns", "delivery", "vip", "info");

    /**
     * An agent with a telephone and a login.
     *
     * @param number of agent and line; the agent's id is the same
     * @param login also the password, in the demo
     * @param queues that the agent joins at login
     */
    public record Agent(
            String number, String firstName, String lastName, String login, List<String> queues) {
        public String name() {
            return firstName + " " + lastName;
        }
    }

    private final List<QueueSettings> queues;
    private final List<Agent> agents;

    public Site(int agentCount, int queueCount) {
        this(agentCount, queueCount, i -> queue(i));
    }

    /**
     * A centre of any size, for a whole day: queues with different wrap-up times; no telephones
     * that ring all at once when many agents work for a queue.
     *
     * @param maxWaiting callers that may wait in each queue; 0 for as many as there are agents, but
     *     at least 20
     */
    public static Site centre(int agentCount, int queueCount, int maxWaiting) {
        checkSize(agentCount, queueCount);
        int limit = maxWaiting > 0 ? maxWaiting : Math.max(MAX_WAITING, agentCount / queueCount);
        boolean large = agentCount > queueCount * RING_TOGETHER;
        return new Site(
                agentCount,
                queueCount,
                i -> {
                    QueueSettings q = queue(i).withMaxLength(limit).withWrapUp(WRAP_UPS.get(i % 4));
                    return large && q.strategy() == Strategy.RINGALL
                            ? q.withStrategy(Strategy.FEWESTCALLS)
                            : q;
                });
    }

    private static void checkSize(int agentCount, int queueCount) {
        if (agentCount < 1 || queueCount < 1) {
            throw new IllegalArgumentException("at least one agent and one queue");
        }
    }

    private Site(int agentCount, int queueCount, IntFunction<QueueSettings> queue) {
        checkSize(agentCount, queueCount);
        List<QueueSettings> all = new ArrayList<>();
        for (int i = 0; i < queueCount; i++) {
            all.add(queue.apply(i));
        }
        queues = List.copyOf(all);
        List<Agent> people = new ArrayList<>();
        for (int i = 0; i < agentCount; i++) {
            people.add(agent(i));
        }
        agents = List.copyOf(people);
    }

    public List<QueueSettings> queues() {
        return queues;
    }

    public List<Agent> agents() {
        return agents;
    }

    private static QueueSettings queue(int i) {
        String name = i < QUEUES.size() ? QUEUES.get(i) : "queue" + (i + 1);
        boolean support = i == 0;
        Strategy strategy =
                switch (i % 4) {
                    case 0 -> Strategy.RRMEMORY;
                    case 1 -> Strategy.LINEAR;
                    case 2 -> Strategy.LEASTRECENT;
                    default -> Strategy.RINGALL;
                };
        return new QueueSettings(
                name,
                String.valueOf(3001 + i),
                String.valueOf(53001 + i),
                strategy,
                15,
                1,
                support ? 3 : 0,
                20,
                MAX_WAITING,
                !support,
                support,
                180,
                support ? 1 : 0,
                support);
    }

    private Agent agent(int i) {
        boolean named = i < FIRST_NAMES.size();
        String number = String.valueOf(i < SHORT_NUMBERS ? 1001 + i : 20001 + i - SHORT_NUMBERS);
        String first = named ? FIRST_NAMES.get(i) : "Agent";
        String last = named ? LAST_NAMES.get(i) : number;
        String login = named ? first.toLowerCase(Locale.ROOT) : "agent" + number;
        int size = queues.size();
        List<String> joined = new ArrayList<>();
        joined.add(queues.get(i % size).name());
        if (size > 1) {
            joined.add(queues.get((i + 1) % size).name());
        }
        return new Agent(number, first, last, login, List.copyOf(joined));
    }
}
