package io.belfry.pbx.link.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.pbx.link.AmiException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeepAliveTest {

    /** What becomes of one ping after the other; then the connection is closed. */
    private enum Answer {
        PONG,
        SILENCE,
        ONLY_EVENTS
    }

    @Test
    void aPbxThatAnswersIsLeftAlone() {
        assertThat(verdict(Answer.PONG, Answer.PONG, Answer.PONG)).isEqualTo("closed");
    }

    @Test
    void aConnectionOnWhichNothingComesIsGivenUpAtTheFirstPing() {
        assertThat(verdict(Answer.PONG, Answer.SILENCE, Answer.PONG))
                .isEqualTo("no event and no answer to a ping within PT1S");
    }

    @Test
    void aBusyPbxMayLeavePingsUnansweredForAWhile() {
        assertThat(
                        verdict(
                                Answer.ONLY_EVENTS,
                                Answer.ONLY_EVENTS,
                                Answer.ONLY_EVENTS,
                                Answer.ONLY_EVENTS,
                                Answer.ONLY_EVENTS,
                                Answer.PONG,
                                Answer.ONLY_EVENTS))
                .isEqualTo("closed");
    }

    @Test
    void aPbxThatTellsButNeverAnswersIsGivenUp() {
        Answer[] sixTimes = new Answer[KeepAlive.PATIENCE];
        java.util.Arrays.fill(sixTimes, Answer.ONLY_EVENTS);
        assertThat(verdict(sixTimes)).isEqualTo("events come, but no answer to 6 pings");
    }

    private static String verdict(Answer... answers) {
        Script script = new Script(new ArrayDeque<>(List.of(answers)));
        new KeepAlive(script, Duration.ZERO, Duration.ofSeconds(1)).run();
        return script.lost;
    }

    private static final class Script implements KeepAlive.Watched {
        private final Deque<Answer> answers;
        private volatile long heardAt = System.nanoTime();
        private volatile String lost;

        Script(Deque<Answer> answers) {
            this.answers = answers;
        }

        @Override
        public void ping(Duration timeout) throws AmiException {
            Answer answer = answers.poll();
            if (answer == null) {
                fail("closed");
                return;
            }
            if (answer != Answer.SILENCE) {
                heardAt = System.nanoTime() + 1;
            }
            if (answer != Answer.PONG) {
                throw new AmiException("Ping: timeout");
            }
        }

        @Override
        public long heardAt() {
            return heardAt;
        }

        @Override
        public void fail(String reason) {
            lost = lost == null ? reason : lost;
        }

        @Override
        public Optional<String> lost() {
            return Optional.ofNullable(lost);
        }
    }
}
