package io.belfry.pbx.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.command.ForwardKind;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.UserServices.Forward;
import io.belfry.pbx.settings.PbxSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceCommandsTest {

    private final Rig rig = new Rig();

    @Test
    void a69DoNotDisturbIsAnEntryOfAsterisksDatabase() {
        assertThat(rig.run(new PbxCommand.SetDoNotDisturb("1001", true))).isEqualTo(Rig.DONE);
        rig.refuses("DBDel", "Database entry could not be deleted");
        assertThat(rig.run(new PbxCommand.SetDoNotDisturb("1001", false)))
                .as("off already")
                .isEqualTo(Rig.DONE);
        assertThat(rig.text())
                .containsExactly("DBPut Family=DND Key=1001 Val=YES", "DBDel Family=DND Key=1001");
    }

    @Test
    void a70ToA72EachForwardHasItsFamily() {
        rig.run(new PbxCommand.SetForward("1001", ForwardKind.UNCONDITIONAL, true, "06 12"));
        rig.run(new PbxCommand.SetForward("1001", ForwardKind.NO_ANSWER, true, "1003"));
        rig.run(new PbxCommand.SetForward("1001", ForwardKind.BUSY, false, null));
        assertThat(rig.text())
                .containsExactly(
                        "DBPut Family=CF Key=1001 Val=0612",
                        "DBPut Family=CFU Key=1001 Val=1003",
                        "DBDel Family=CFB Key=1001");
    }

    @Test
    void aForwardToNowhereIsRefused() {
        assertThat(rig.run(new PbxCommand.SetForward("1001", ForwardKind.BUSY, true, " ")))
                .isEqualTo(
                        Rig.refused(FailureReason.NUMBER_INVALID, "nothing to forward to in:  "));
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void aXivoWhoseUserIsUnknownCannotBeToggled() {
        Rig xivo = new Rig(Examples.settings(PbxSettings.AgentLogin.XIVO));
        assertThat(xivo.run(new PbxCommand.SetDoNotDisturb("1001", true)))
                .isEqualTo(
                        Rig.refused(
                                FailureReason.UNSUPPORTED,
                                "the services of 1001 are not in the configuration"));
    }

    @Test
    void aXivosCodesToggleOnlyWhatDiffers() {
        Forward off = new Forward(false, "1003");
        Forward on = new Forward(true, "1003");
        assertThat(ServiceCommands.toggles(off, true, "1002")).containsExactly("1002");
        assertThat(ServiceCommands.toggles(on, true, "1003")).isEmpty();
        assertThat(ServiceCommands.toggles(on, true, "1002")).containsExactly("1003", "1002");
        assertThat(ServiceCommands.toggles(on, false, "")).isEqualTo(List.of("1003"));
        assertThat(ServiceCommands.toggles(off, false, "")).isEmpty();
    }
}
