package io.belfry.pbx.link.ami;

import io.belfry.pbx.link.AmiAction;
import org.asteriskjava.manager.action.AbstractManagerAction;

/** Any action, written by {@link RawWriter} and not by reflection. */
final class RawAction extends AbstractManagerAction {

    private static final long serialVersionUID = 1L;

    private final transient AmiAction action;

    RawAction(AmiAction action, String actionId) {
        this.action = action;
        setActionId(actionId);
    }

    AmiAction action() {
        return action;
    }

    @Override
    public String getAction() {
        return action.name();
    }
}
