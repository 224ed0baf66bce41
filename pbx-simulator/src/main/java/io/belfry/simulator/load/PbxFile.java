package io.belfry.simulator.load;

import io.belfry.simulator.queue.QueueSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The PBX file that describes this simulator and its demo directory to the adapter, in YAML.
 * Secrets are named, not written: {@code ${BELFRY_SIM_AMI_SECRET}} and {@code
 * ${BELFRY_SIM_DB_PASSWORD}}.
 */
public final class PbxFile {

    /**
     * Where the simulator is reached.
     *
     * @param timeZone in which it writes times without an offset
     * @param amiSecret as it stands in the file: the default, or the variable that has it
     * @param databaseUrl JDBC address of PostgreSQL, null without a database
     * @param queueLogFile null without a file
     */
    public record Address(
            String pbxName,
            String timeZone,
            int amiPort,
            String amiUser,
            String amiSecret,
            String databaseUrl,
            String databaseUser,
            Path queueLogFile) {}

    private static final List<String> STATUSES =
            List.of(
                    "available|Available|#08FD20",
                    "lunch|Lunch|#FFA500",
                    "coffee|Coffee break|#FFCC00",
                    "backoffice|Back office|#9900CC",
                    "training|Training|#3399FF");

    private PbxFile() {}

    /** Writes the file, whole or not at all. */
    public static void write(Path file, Address address, Site site) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path part = Files.createTempFile(parent, "pbx", ".part");
        Files.writeString(part, text(address, site));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static String text(Address address, Site site) {
        StringBuilder out =
                new StringBuilder("# Written by the PBX simulator; demo logins only.\n");
        pbx(out, address);
        directory(out, site);
        return out.toString();
    }

    private static void pbx(StringBuilder out, Address a) {
        line(out, "pbx:");
        line(out, "  name: %s", a.pbxName());
        line(out, "  time-zone: %s", a.timeZone());
        line(out, "  agent-login: plain");
        line(out, "  member-interface: Local/id-{agentId}@agentcallback");
        line(out, "  state-interface: \"{device}\"");
        line(out, "  dial-context: internal");
        line(out, "  ami:");
        line(out, "    host: 127.0.0.1");
        line(out, "    port: %d", a.amiPort());
        line(out, "    username: %s", a.amiUser());
        line(out, "    secret: %s", a.amiSecret());
        boolean database = a.databaseUrl() != null;
        line(out, "  cel: { source: %s }", database ? "database" : "ami");
        if (database) {
            line(out, "  queue-log: { source: database }");
            URI uri = URI.create(a.databaseUrl().substring("jdbc:".length()));
            line(out, "  database:");
            line(out, "    host: %s", uri.getHost());
            line(out, "    port: %d", uri.getPort() < 0 ? 5432 : uri.getPort());
            line(out, "    name: %s", uri.getPath().substring(1));
            line(out, "    username: %s", a.databaseUser());
            line(out, "    password: ${BELFRY_SIM_DB_PASSWORD}");
        } else if (a.queueLogFile() != null) {
            line(
                    out,
                    "  queue-log: { source: file, file: \"%s\" }",
                    a.queueLogFile().toAbsolutePath());
        }
    }

    private static void directory(StringBuilder out, Site site) {
        line(out, "directory:");
        line(out, "  groups:");
        line(out, "    - { id: 1, name: default }");
        line(out, "  queues:");
        List<QueueSettings> queues = site.queues();
        for (int i = 0; i < queues.size(); i++) {
            QueueSettings q = queues.get(i);
            line(
                    out,
                    "    - { id: %d, name: %s, display-name: %s, number: \"%s\", context: internal,"
                            + " wrap-up-seconds: %d, service-level-seconds: %d }",
                    i + 1,
                    q.name(),
                    q.name().substring(0, 1).toUpperCase() + q.name().substring(1),
                    q.number(),
                    q.wrapUp(),
                    q.serviceLevel());
        }
        lines(out, site);
        people(out, site, queues);
        line(out, "  statuses:");
        for (String status : STATUSES) {
            String[] s = status.split("\\|");
            line(
                    out,
                    "    - { name: %s, display-name: %s, color: \"%s\", actions: [] }",
                    s[0],
                    s[1],
                    s[2]);
        }
    }

    private static void lines(StringBuilder out, Site site) {
        line(out, "  lines:");
        int id = 1;
        for (Site.Agent agent : site.agents()) {
            lineOf(out, id++, agent.number());
        }
        lineOf(out, id, Site.SUPERVISOR_LINE);
    }

    private static void lineOf(StringBuilder out, int id, String number) {
        line(
                out,
                "    - { id: %d, number: \"%s\", context: internal, device: PJSIP/%s }",
                id,
                number,
                number);
    }

    private static void people(StringBuilder out, Site site, List<QueueSettings> queues) {
        List<String> names = queues.stream().map(QueueSettings::name).toList();
        StringBuilder users = new StringBuilder();
        StringBuilder members = new StringBuilder();
        line(out, "  agents:");
        int id = 1;
        for (Site.Agent a : site.agents()) {
            line(
                    out,
                    "    - { id: %s, number: \"%s\", first-name: %s, last-name: \"%s\", group: 1 }",
                    a.number(),
                    a.number(),
                    a.firstName(),
                    a.lastName());
            line(
                    users,
                    "    - { id: %d, first-name: %s, last-name: \"%s\", login: %s, password: %s,"
                            + " profile: agent, line: %d, agent: %s }",
                    id,
                    a.firstName(),
                    a.lastName(),
                    a.login(),
                    a.login(),
                    id,
                    a.number());
            for (String queue : a.queues()) {
                int queueId = names.indexOf(queue) + 1;
                line(members, "    - { agent: %s, queue: %d, penalty: 0 }", a.number(), queueId);
            }
            id++;
        }
        line(out, "  users:");
        out.append(users);
        line(
                out,
                "    - { id: %d, first-name: Sophie, last-name: Bernard, login: sophie,"
                        + " password: sophie, profile: supervisor, line: %d }",
                id,
                id);
        line(
                out,
                "    - { id: %d, first-name: Ada, last-name: Admin, login: admin,"
                        + " password: admin, profile: admin }",
                id + 1);
        line(out, "  members:");
        out.append(members);
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(values.length == 0 ? format : format.formatted(values)).append('\n');
    }
}
