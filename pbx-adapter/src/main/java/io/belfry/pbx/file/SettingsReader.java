package io.belfry.pbx.file;

import io.belfry.contracts.id.PbxId;
import io.belfry.pbx.settings.PbxSettings;
import io.belfry.pbx.settings.PbxSettings.AgentLogin;
import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.belfry.pbx.settings.PbxSettings.Source;
import io.belfry.pbx.settings.PbxSettings.TlsSettings;
import java.nio.file.Path;
import java.time.ZoneId;

/** The section {@code pbx}. */
final class SettingsReader {

    private SettingsReader() {}

    static PbxSettings read(YamlSection pbx) {
        PbxId name = pbx.parsed("name", pbx.required("name"), PbxId::new);
        ZoneId zone =
                pbx.parsed(
                        "time-zone",
                        pbx.text("time-zone").orElse(ZoneId.systemDefault().getId()),
                        ZoneId::of);
        AgentLogin login =
                switch (pbx.text("agent-login").orElse("plain")) {
                    case "plain" -> AgentLogin.PLAIN;
                    case "xivo" -> AgentLogin.XIVO;
                    default -> throw pbx.wrong("agent-login", "must be plain or xivo");
                };
        AmiSettings ami = ami(pbx.requiredSection("ami"));
        Source cel = pbx.section("cel").map(SettingsReader::cel).orElse(new PbxSettings.Database());
        Source queueLog =
                pbx.section("queue-log")
                        .map(SettingsReader::queueLog)
                        .orElse(new PbxSettings.Database());
        DatabaseSettings database =
                pbx.section("database").map(SettingsReader::database).orElse(null);
        if (database == null
                && (cel instanceof PbxSettings.Database
                        || queueLog instanceof PbxSettings.Database)) {
            throw pbx.missing("database");
        }
        PbxSettings settings =
                new PbxSettings(
                        name,
                        zone,
                        login,
                        pbx.text("member-interface").orElse("Local/id-{agentId}@agentcallback"),
                        pbx.text("state-interface").orElse("{device}"),
                        pbx.text("dial-context").orElse("internal"),
                        ami,
                        cel,
                        queueLog,
                        database);
        pbx.end();
        return settings;
    }

    private static AmiSettings ami(YamlSection ami) {
        AmiSettings settings =
                new AmiSettings(
                        ami.required("host"),
                        ami.number("port").orElse(5038),
                        ami.required("username"),
                        ami.secret("secret").orElseThrow(() -> ami.missing("secret")),
                        ami.section("tls")
                                .map(SettingsReader::tls)
                                .orElse(new TlsSettings(false, null, true)));
        ami.end();
        return settings;
    }

    private static TlsSettings tls(YamlSection tls) {
        TlsSettings settings =
                new TlsSettings(
                        tls.flag("enabled", false),
                        tls.text("trust-store").map(Path::of).orElse(null),
                        tls.flag("verify-host", true));
        tls.end();
        return settings;
    }

    private static Source cel(YamlSection cel) {
        Source source =
                switch (cel.required("source")) {
                    case "database" -> new PbxSettings.Database();
                    case "ami" -> new PbxSettings.Ami();
                    default -> throw cel.wrong("source", "must be database or ami");
                };
        cel.end();
        return source;
    }

    private static Source queueLog(YamlSection log) {
        Source source =
                switch (log.required("source")) {
                    case "database" -> new PbxSettings.Database();
                    case "file" -> new PbxSettings.LogFile(Path.of(log.required("file")));
                    default -> throw log.wrong("source", "must be database or file");
                };
        log.end();
        return source;
    }

    private static DatabaseSettings database(YamlSection db) {
        DatabaseSettings settings =
                new DatabaseSettings(
                        db.required("host"),
                        db.number("port").orElse(5432),
                        db.text("name").orElse("asterisk"),
                        db.required("username"),
                        db.secret("password").orElseThrow(() -> db.missing("password")));
        db.end();
        return settings;
    }
}
