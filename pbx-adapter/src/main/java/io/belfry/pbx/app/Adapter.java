package io.belfry.pbx.app;

import io.belfry.pbx.command.AgentStatus;
import io.belfry.pbx.command.CommandExecutor;
import io.belfry.pbx.command.Desk;
import io.belfry.pbx.command.LoggedAgents;
import io.belfry.pbx.command.RecentCommands;
import io.belfry.pbx.command.kafka.CommandLoop;
import io.belfry.pbx.command.live.LiveCalls;
import io.belfry.pbx.command.sql.XivoAgentStatus;
import io.belfry.pbx.directory.kafka.DirectoryLoop;
import io.belfry.pbx.directory.kafka.DirectoryPublisher;
import io.belfry.pbx.directory.xivo.sql.XivoDatabase;
import io.belfry.pbx.file.WatchedPbxFile;
import io.belfry.pbx.kafka.EventPublisher;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.link.EventBuffer;
import io.belfry.pbx.link.LinkState;
import io.belfry.pbx.link.LinkTuning;
import io.belfry.pbx.link.ami.AmiLink;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings;
import io.belfry.pbx.source.kafka.SourceLoop;
import io.belfry.pbx.translate.Translator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds the parts, starts them in order, stops them in the opposite order. */
@Startup
@Singleton
public class Adapter {

    private final PbxSettings settings;
    private final LinkState linkState = new LinkState();
    private final EventPublisher publisher;
    private final DirectoryLoop directory;
    private final AmiLink link;
    private final CommandLoop commands;
    private final List<SourceLoop<?>> sources;

    public Adapter(
            @ConfigProperty(name = "belfry.pbx-file") Path file,
            @ConfigProperty(name = "belfry.topic-prefix") Optional<String> prefix,
            AdapterConfig.AmiConfig ami,
            AdapterConfig.SourcesConfig sourcesConfig,
            AdapterConfig.DirectoryConfig directoryConfig,
            AdapterConfig.CommandsConfig commandsConfig,
            Config config,
            Vertx vertx,
            MeterRegistry registry) {
        Clock clock = Clock.systemUTC();
        WatchedPbxFile pbxFile = new WatchedPbxFile(file, System::getenv);
        this.settings = pbxFile.first().settings();
        AdapterMetrics metrics = new AdapterMetrics(registry);
        KafkaSettings kafka = new KafkaSettings(KafkaConfig.client(config), prefix.orElse(""));
        LoggedAgents logged = new LoggedAgents();
        LiveCalls calls = new LiveCalls();
        this.publisher =
                new EventPublisher(
                        settings.name(),
                        kafka,
                        metrics,
                        clock,
                        (event, time) -> {
                            logged.apply(event, time);
                            calls.apply(event);
                        });
        this.directory =
                new DirectoryLoop(
                        new DirectoryPublisher(settings.name(), kafka, clock),
                        pbxFile.first().directory(),
                        pbxFile,
                        xivo -> new XivoDatabase(vertx, settings.database(), xivo.options()),
                        new DirectoryLoop.Intervals(
                                directoryConfig.reloadInterval(),
                                directoryConfig.xivoInterval(),
                                directoryConfig.retryInterval(),
                                directoryConfig.reloadPatience()),
                        clock);
        this.link =
                new AmiLink(
                        settings.name(),
                        settings.ami(),
                        tuning(ami),
                        new Translator(
                                ami.variablePrefixes(),
                                settings.cel() instanceof PbxSettings.Ami,
                                settings.zone()),
                        publisher,
                        linkState,
                        metrics,
                        clock,
                        () -> directory.current().mailboxes());
        metrics.gauge("belfry.pbx.link.up", null, () -> linkState.isUp() ? 1 : 0);
        metrics.gauge("belfry.pbx.ami.buffer", null, () -> buffer(EventBuffer::size));
        metrics.gauge("belfry.pbx.ami.buffer.highest", null, () -> buffer(EventBuffer::highest));
        metrics.gauge("belfry.pbx.ami.buffer.capacity", null, () -> buffer(EventBuffer::capacity));
        this.commands =
                new CommandLoop(
                        settings.name(),
                        kafka,
                        new CommandExecutor(
                                new Desk(
                                        settings,
                                        directory::current,
                                        logged,
                                        calls,
                                        link,
                                        agentStatus(vertx),
                                        commandsConfig.ringTimeout(),
                                        clock),
                                linkState),
                        new RecentCommands(commandsConfig.remembered()),
                        publisher,
                        metrics);
        this.sources = new Sources(settings, sourcesConfig, kafka, vertx, metrics, clock).loops();
    }

    @PostConstruct
    void start() {
        directory.start();
        sources.forEach(SourceLoop::start);
        link.start();
        commands.start();
    }

    @PreDestroy
    void stop() {
        commands.close();
        link.close();
        sources.forEach(SourceLoop::close);
        directory.close();
        publisher.close();
    }

    @Produces
    PbxSettings settings() {
        return settings;
    }

    LinkState linkState() {
        return linkState;
    }

    AmiLink link() {
        return link;
    }

    /** Why Kafka did not take what the PBX said; empty when all is well. */
    Optional<String> kafkaFailure() {
        return publisher.failure();
    }

    List<SourceLoop<?>> sources() {
        return sources;
    }

    @Produces
    DirectoryLoop directory() {
        return directory;
    }

    long deadLetters() {
        return publisher.deadLetters()
                + sources.stream().mapToLong(s -> s.status().deadLetters()).sum();
    }

    private AgentStatus agentStatus(Vertx vertx) {
        return settings.xivo() && settings.database() != null
                ? new XivoAgentStatus(vertx, settings.database())
                : AgentStatus.NONE;
    }

    private int buffer(ToIntFunction<EventBuffer> value) {
        return link.buffer().map(value::applyAsInt).orElse(0);
    }

    private static LinkTuning tuning(AdapterConfig.AmiConfig ami) {
        return new LinkTuning(
                ami.buffer(),
                ami.connectTimeout(),
                ami.responseTimeout(),
                ami.pingInterval(),
                ami.pingTimeout(),
                ami.longestRetry(),
                ami.refusedRetry(),
                ami.keepUnknown(),
                ami.recentEvents());
    }
}
