package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.pbx.VoicemailChanged;
import io.belfry.contracts.state.Voicemail;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;

/** What waits in the mailboxes (A115): as the PBX said it last. */
final class Mailboxes {

    private final Outbox outbox;

    Mailboxes(Outbox outbox) {
        this.outbox = outbox;
    }

    void on(Moment moment, VoicemailChanged event) {
        outbox.state(
                Topics.STATE_VOICEMAILS,
                moment,
                new Voicemail(
                        event.mailbox(),
                        event.waiting(),
                        event.newMessages(),
                        event.oldMessages()));
    }
}
