package io.belfry.pbx.directory.xivo;

import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserServices;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.UserId;
import io.belfry.pbx.directory.Directory.Login;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Users that are not switched off: {@code userfeatures} with line, agent, mailbox and login. */
final class XivoUsers {

    private final XivoRows rows;
    private final XivoOptions options;
    private final XivoLines lines;
    private final Predicate<AgentId> agents;
    private final Findings findings;
    private final Map<UserId, LineId> lineOfUser = new HashMap<>();
    private final Map<LineId, UserId> userOfLine = new HashMap<>();
    private final Map<AgentId, UserId> userOfAgent = new HashMap<>();
    private final Map<String, Login> logins = new TreeMap<>();
    private final Map<Integer, XivoRow> mailboxes;
    private final Map<Integer, XivoRow> profiles;
    private final List<UserConfig> users;

    XivoUsers(
            XivoRows rows,
            XivoOptions options,
            XivoLines lines,
            Predicate<AgentId> agents,
            Findings findings) {
        this.rows = rows;
        this.options = options;
        this.lines = lines;
        this.agents = agents;
        this.findings = findings;
        this.mailboxes = findings.byNumber(rows.of(XivoTable.VOICEMAIL), "uniqueid");
        this.profiles = findings.byNumber(rows.of(XivoTable.CTI_PROFILE), "id");
        Map<Integer, XivoRow> all = findings.byNumber(rows.of(XivoTable.USERFEATURES), "id");
        findings.each(rows.of(XivoTable.USER_LINE), link -> line(link, all));
        this.users =
                findings.each(
                        all.values().stream()
                                .filter(u -> !u.commented())
                                .sorted(XivoRow.ORDER)
                                .toList(),
                        this::user);
        Set<String> strangers = new TreeSet<>(options.administrators());
        strangers.removeAll(logins.keySet());
        strangers.forEach(
                s -> findings.add("directory.administrators", "nobody has the login " + s));
    }

    List<UserConfig> users() {
        return users;
    }

    List<Login> logins() {
        return List.copyOf(logins.values());
    }

    Map<LineId, UserId> userOfLine() {
        return userOfLine;
    }

    Map<AgentId, UserId> userOfAgent() {
        return userOfAgent;
    }

    /** The line of a user is the main one; the user of a line is the main one. */
    private UserId line(XivoRow link, Map<Integer, XivoRow> all) {
        UserId user = new UserId(link.requiredNumber("user_id"));
        LineId line = new LineId(link.requiredNumber("line_id"));
        XivoRow row = all.get(user.value());
        if (row == null) {
            throw new XivoRow.Unusable("user " + user + " does not exist");
        }
        if (!lines.exists(line)) {
            throw new XivoRow.Unusable("line " + line + " does not exist");
        }
        if (row.commented() || !lines.usable(line)) {
            return null;
        }
        if (link.flag("main_line", true)) {
            lineOfUser.putIfAbsent(user, line);
        }
        if (link.flag("main_user", true)) {
            userOfLine.putIfAbsent(line, user);
        }
        return user;
    }

    private UserConfig user(XivoRow row) {
        UserId id = new UserId(row.requiredNumber("id"));
        String login = login(row);
        XivoRow mailbox = mailbox(row);
        return new UserConfig(
                id,
                row.text("firstname"),
                row.text("lastname"),
                login,
                profile(row, login),
                lineOfUser.get(id),
                agent(row, id),
                row.text("mobilephonenumber"),
                mailbox == null ? null : mailbox.requiredNumber("uniqueid"),
                null,
                null,
                mailbox == null ? null : name(mailbox),
                services(row));
    }

    private String login(XivoRow row) {
        String login = row.text("loginclient");
        if (login == null || !row.flag("enableclient", true)) {
            return null;
        }
        String password = row.verbatim("passwdclient");
        if (password == null) {
            findings.add(row, "the login " + login + " has no password: the user cannot log in");
            return null;
        }
        if (logins.putIfAbsent(login, new Login(login, password)) != null) {
            findings.add(row, "the login " + login + " belongs to another user: cannot log in");
            return null;
        }
        return login;
    }

    private ConfiguredProfile profile(XivoRow row, String login) {
        if (login != null && options.administrators().contains(login)) {
            return ConfiguredProfile.ADMIN;
        }
        XivoRow profile = profiles.get(row.count("cti_profile_id"));
        String name = profile == null ? null : profile.text("name");
        return name == null
                ? ConfiguredProfile.NONE
                : options.profiles().getOrDefault(name, ConfiguredProfile.NONE);
    }

    private AgentId agent(XivoRow row, UserId user) {
        int number = row.count("agentid");
        if (number == 0) {
            return null;
        }
        AgentId agent = new AgentId(number);
        if (!agents.test(agent)) {
            findings.add(row, "agent " + agent + " does not exist: the user is no agent");
            return null;
        }
        UserId other = userOfAgent.putIfAbsent(agent, user);
        if (other != null) {
            findings.add(
                    row, "agent " + agent + " belongs to user " + other + ": the user is no agent");
            return null;
        }
        return agent;
    }

    private XivoRow mailbox(XivoRow row) {
        int number = row.count("voicemailid");
        if (number == 0 || !row.flag("enablevoicemail", true) || !rows.has(XivoTable.VOICEMAIL)) {
            return null;
        }
        XivoRow mailbox = mailboxes.get(number);
        if (mailbox == null) {
            findings.add(row, "voicemail " + number + " does not exist: the user has none");
            return null;
        }
        if (mailbox.text("mailbox") == null || mailbox.text("context") == null) {
            findings.add(
                    mailbox, "has no mailbox or no context: user " + row.text("id") + " has none");
            return null;
        }
        return mailbox.commented() ? null : mailbox;
    }

    private static String name(XivoRow mailbox) {
        return mailbox.text("mailbox") + "@" + mailbox.text("context");
    }

    private static UserServices services(XivoRow row) {
        return row.has("enablednd")
                ? new UserServices(
                        row.flag("enablednd", false),
                        forward(row, "unc"),
                        forward(row, "rna"),
                        forward(row, "busy"))
                : null;
    }

    private static UserServices.Forward forward(XivoRow row, String kind) {
        return new UserServices.Forward(row.flag("enable" + kind, false), row.text("dest" + kind));
    }
}
