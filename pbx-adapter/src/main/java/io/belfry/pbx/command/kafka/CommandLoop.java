package io.belfry.pbx.command.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.FailureReason;
import io.belfry.contracts.id.PbxId;
import io.belfry.pbx.command.CommandExecutor;
import io.belfry.pbx.command.RecentCommands;
import io.belfry.pbx.kafka.EventPublisher;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.link.Backoff;
import io.belfry.pbx.metrics.AdapterMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Executes the commands for one PBX in order. The position is committed before a batch is executed:
 * after a crash a command may be left undone, which its sender sees by the missing reply, but no
 * call is dialled twice. A command that comes again is answered again as the first time.
 */
public final class CommandLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CommandLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final PbxId pbx;
    private final KafkaSettings kafka;
    private final CommandExecutor executor;
    private final RecentCommands recent;
    private final EventPublisher publisher;
    private final AdapterMetrics metrics;
    private final Thread thread;
    private volatile KafkaConsumer<String, byte[]> consumer;
    private volatile boolean stopped;

    public CommandLoop(
            PbxId pbx,
            KafkaSettings kafka,
            CommandExecutor executor,
            RecentCommands recent,
            EventPublisher publisher,
            AdapterMetrics metrics) {
        this.pbx = pbx;
        this.kafka = kafka;
        this.executor = executor;
        this.recent = recent;
        this.publisher = publisher;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("pbx-commands").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        stopped = true;
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Backoff backoff = kafka.backoff();
        while (!stopped) {
            try (KafkaConsumer<String, byte[]> opened =
                    kafka.consumer(
                            "pbx-adapter-" + pbx + "-commands",
                            kafka.prefix() + "pbx-adapter-" + pbx)) {
                consumer = opened;
                recall(opened);
                TopicPartition partition = kafka.partition(opened, Topics.PBX_COMMANDS, pbx);
                opened.assign(List.of(partition));
                while (!stopped) {
                    step(opened, partition);
                    backoff = kafka.backoff();
                }
            } catch (WakeupException e) {
                // stopping
            } catch (RuntimeException e) {
                LOG.warnf("commands cannot be read: %s", e.getMessage());
                backoff = pause(backoff);
            }
        }
    }

    /** Learns from the replies what was executed before this start. */
    private void recall(KafkaConsumer<String, byte[]> from) {
        TopicPartition replies = kafka.partition(from, Topics.PBX_REPLIES, pbx);
        from.assign(List.of(replies));
        from.seekToBeginning(List.of(replies));
        long end = from.endOffsets(List.of(replies)).get(replies);
        while (!stopped && from.position(replies) < end) {
            for (ConsumerRecord<String, byte[]> record : from.poll(POLL)) {
                try {
                    if (EventCodec.decode(
                                            Topics.PBX_REPLIES,
                                            record.key(),
                                            record.headers(),
                                            record.value())
                                    instanceof Decoded.Value<CommandReply>(var envelope)
                            && envelope.pbx().equals(pbx)) {
                        recent.remember(envelope.data().id(), envelope.data().outcome());
                    }
                } catch (MalformedRecordException e) {
                    LOG.debugf("a reply nobody can read: %s", e.getMessage());
                }
            }
        }
    }

    private void step(KafkaConsumer<String, byte[]> from, TopicPartition partition) {
        ConsumerRecords<String, byte[]> records = from.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        from.commitSync(Map.of(partition, new OffsetAndMetadata(from.position(partition))));
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                if (EventCodec.decode(
                                Topics.PBX_COMMANDS, record.key(), record.headers(), record.value())
                        instanceof Decoded.Value<CommandRequest>(var envelope)) {
                    handle(envelope);
                }
            } catch (MalformedRecordException e) {
                LOG.warnf("malformed command: %s", e.getMessage());
                publisher.deadLetter(record, e.getMessage());
            }
        }
    }

    private void handle(Envelope<CommandRequest> envelope) {
        CommandRequest request = envelope.data();
        if (!envelope.pbx().equals(pbx)) {
            return;
        }
        Optional<CommandOutcome> known = recent.outcome(request.id());
        if (known.isPresent()) {
            LOG.infof("command %s came again and is not executed again", request.id());
            publisher.reply(new CommandReply(request.id(), known.get()));
            return;
        }
        CommandOutcome outcome = outcome(request);
        recent.remember(request.id(), outcome);
        publisher.reply(new CommandReply(request.id(), outcome));
        String type = request.command().getClass().getSimpleName();
        String word =
                outcome instanceof CommandOutcome.Refused refused
                        ? refused.reason().name()
                        : "DONE";
        metrics.command(type, word);
        LOG.infof(
                "command %s by %s: %s: %s%s",
                request.id(),
                request.requestedBy(),
                request.command(),
                word,
                outcome instanceof CommandOutcome.Refused refused ? ", " + refused.message() : "");
    }

    private CommandOutcome outcome(CommandRequest request) {
        try {
            return executor.execute(request);
        } catch (RuntimeException e) {
            LOG.errorf(e, "command %s failed", request.id());
            return new CommandOutcome.Refused(
                    FailureReason.MALFORMED, String.valueOf(e.getMessage()), Map.of());
        }
    }

    private static Backoff pause(Backoff backoff) {
        try {
            Thread.sleep(backoff.next());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return backoff.longer();
    }
}
