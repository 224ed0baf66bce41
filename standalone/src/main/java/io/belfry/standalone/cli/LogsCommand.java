package io.belfry.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of the log of one part.")
final class LogsCommand implements Callable<Integer> {

    @Mixin private DataOption data;

    @Parameters(paramLabel = "NAME", description = "the part, as in ./belfry status")
    private String name;

    @Option(names = "-f", description = "go on as it grows, until Ctrl-C")
    private boolean follow;

    @Option(
            names = "-n",
            paramLabel = "LINES",
            defaultValue = "100",
            description = "how many lines")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log =
                data.stack()
                        .state()
                        .component(name)
                        .map(c -> Path.of(c.log()))
                        .orElse(data.folder().resolve("logs").resolve(name + ".log"));
        if (!name.matches("[a-z-]+") || !Files.isReadable(log)) {
            throw new Refused("There is no log of " + name + ": see the names in ./belfry status.");
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-F");
        }
        command.add(log.toString());
        Process tail = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(tail::destroy));
        return tail.waitFor();
    }
}
