package io.belfry.pbx.directory.xivo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The tables of a XiVO that are read, and their columns. The first columns are the key. Secrets of
 * phones and agents ({@code usersip.secret}, {@code agentfeatures.passwd}, {@code
 * voicemail.password}) are not among them.
 */
public enum XivoTable {
    USERFEATURES(
            true,
            1,
            List.of("id", "firstname", "lastname", "loginclient", "passwdclient", "agentid"),
            List.of(
                    "enableclient",
                    "cti_profile_id",
                    "mobilephonenumber",
                    "voicemailid",
                    "enablevoicemail",
                    "enablednd",
                    "enableunc",
                    "destunc",
                    "enablerna",
                    "destrna",
                    "enablebusy",
                    "destbusy",
                    "commented")),
    USER_LINE(true, 2, List.of("user_id", "line_id"), List.of("main_user", "main_line")),
    LINEFEATURES(
            true, 1, List.of("id", "protocol", "name", "number", "context"), List.of("commented")),
    LINE_EXTENSION(false, 2, List.of("line_id", "extension_id"), List.of("main_extension")),
    EXTENSIONS(false, 1, List.of("id", "exten", "context"), List.of("commented")),
    AGENTFEATURES(
            true,
            1,
            List.of("id", "number", "firstname", "lastname", "numgroup"),
            List.of("context")),
    AGENTGROUP(false, 1, List.of("id", "name"), List.of("commented", "deleted")),
    QUEUEFEATURES(true, 1, List.of("id", "name"), List.of("displayname", "number", "context")),
    QUEUE(
            false,
            1,
            List.of("name"),
            List.of("wrapuptime", "servicelevel", "category", "commented")),
    QUEUEMEMBER(
            true,
            2,
            List.of("queue_name", "userid", "usertype", "penalty"),
            List.of("category", "commented")),
    QUEUESKILL(false, 1, List.of("id", "name"), List.of()),
    AGENTQUEUESKILL(false, 2, List.of("agentid", "skillid", "weight"), List.of()),
    VOICEMAIL(false, 1, List.of("uniqueid", "mailbox", "context"), List.of("commented")),
    CTI_PROFILE(false, 1, List.of("id", "name"), List.of()),
    CTISTATUS(
            false,
            2,
            List.of("presence_id", "id", "name"),
            List.of("display_name", "actions", "color"));

    private final boolean required;
    private final int keys;
    private final List<String> needed;
    private final List<String> optional;

    XivoTable(boolean required, int keys, List<String> needed, List<String> optional) {
        this.required = required;
        this.keys = keys;
        this.needed = needed;
        this.optional = optional;
    }

    /** Its name in the database. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is no directory without it. */
    public boolean required() {
        return required;
    }

    /** The columns without which the table is of no use. */
    public List<String> needed() {
        return needed;
    }

    /** All columns, the key first. */
    public List<String> columns() {
        return Stream.concat(needed.stream(), optional.stream()).toList();
    }

    /** The columns that name a row. */
    public List<String> key() {
        return needed.subList(0, keys);
    }
}
