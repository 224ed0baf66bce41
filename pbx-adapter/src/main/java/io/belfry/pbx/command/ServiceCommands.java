package io.belfry.pbx.command;

import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.ForwardKind;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserServices;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Do not disturb and forwards (A69–A72): on a plain Asterisk entries of its own database, which the
 * dialplan must read; on a XiVO its feature codes, which toggle what the configuration says of the
 * user.
 */
final class ServiceCommands {

    private static final String XIVO_DND = "*25";

    private final Desk desk;

    ServiceCommands(Desk desk) {
        this.desk = desk;
    }

    void doNotDisturb(PbxCommand.SetDoNotDisturb command) throws AmiException, CommandRefused {
        LineConfig line = desk.line(command.phoneNumber());
        if (!desk.settings().xivo()) {
            store("DND", line, command.enabled() ? "YES" : null);
        } else if (services(line).doNotDisturb() != command.enabled()) {
            dialCode(line, XIVO_DND);
        }
    }

    /**
     * The rules for dialled numbers (B16–B18) do not apply to destinations (B19): a {@code +}, a
     * {@code 0} in parentheses and letters stay; only signs that no extension has are left out.
     */
    void forward(PbxCommand.SetForward command) throws AmiException, CommandRefused {
        LineConfig line = desk.line(command.phoneNumber());
        String destination =
                command.destination() == null
                        ? ""
                        : command.destination().replaceAll("[^0-9A-Za-z*#+]", "");
        if (command.enabled() && destination.isEmpty()) {
            throw new CommandRefused(
                    FailureReason.NUMBER_INVALID,
                    "nothing to forward to in: " + command.destination());
        }
        if (!desk.settings().xivo()) {
            store(family(command.kind()), line, command.enabled() ? destination : null);
        } else {
            UserServices services = services(line);
            UserServices.Forward now =
                    switch (command.kind()) {
                        case UNCONDITIONAL -> services.unconditional();
                        case NO_ANSWER -> services.noAnswer();
                        case BUSY -> services.busy();
                    };
            for (String dialled : toggles(now, command.enabled(), destination)) {
                dialCode(line, code(command.kind()) + dialled);
            }
        }
    }

    /** The destinations to dial after the code, which switches off what is on. */
    static List<String> toggles(UserServices.Forward now, boolean enabled, String destination) {
        List<String> dialled = new ArrayList<>();
        boolean same = now.enabled() && enabled && now.destination().equals(destination);
        if (now.enabled() && !same) {
            dialled.add(now.destination());
        }
        if (enabled && !same) {
            dialled.add(destination);
        }
        return dialled;
    }

    /**
     * @param value null = the entry goes
     */
    private void store(String family, LineConfig line, String value)
            throws AmiException, CommandRefused {
        if (value != null) {
            desk.ask(AmiAction.of("DBPut", "Family", family, "Key", line.number(), "Val", value));
        } else {
            // refused when there is no such entry, which is what was wanted
            desk.send(AmiAction.of("DBDel", "Family", family, "Key", line.number()));
        }
    }

    private void dialCode(LineConfig line, String code) throws AmiException, CommandRefused {
        desk.ask(
                AmiAction.of(
                        "Originate",
                        "Channel",
                        "Local/" + code + "@" + line.context() + "/n",
                        "Application",
                        "Wait",
                        "Data",
                        "1",
                        "CallerID",
                        "\"" + line.number() + "\" <" + line.number() + ">",
                        "Async",
                        "true",
                        "Variable",
                        line.user() == null ? null : "XIVO_USERID=" + line.user()));
    }

    private UserServices services(LineConfig line) throws CommandRefused {
        return desk.directory().users().stream()
                .filter(u -> u.id().equals(line.user()))
                .map(UserConfig::services)
                .flatMap(s -> Optional.ofNullable(s).stream())
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        FailureReason.UNSUPPORTED,
                                        "the services of "
                                                + line.number()
                                                + " are not in the configuration"));
    }

    private static String family(ForwardKind kind) {
        return switch (kind) {
            case UNCONDITIONAL -> "CF";
            case NO_ANSWER -> "CFU";
            case BUSY -> "CFB";
        };
    }

    private static String code(ForwardKind kind) {
        return switch (kind) {
            case UNCONDITIONAL -> "*21";
            case NO_ANSWER -> "*22";
            case BUSY -> "*23";
        };
    }
}
