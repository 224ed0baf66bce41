package io.belfry.gateway.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The client library has a type for all that is spoken here. */
class ClientLibraryTest {

    private static final Path TYPES = Path.of("../web/src/main/ts/protocol");

    @Test
    void every_command_has_a_type() throws IOException {
        assertThat(names("commands.ts", "Commands")).containsAll(CommandParser.names());
    }

    @Test
    void every_event_has_a_type() throws IOException {
        JsonNode messages = AsyncApi.document("1").at("/components/messages");
        Set<String> sent = new TreeSet<>();
        messages.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (name.startsWith("event.")) {
                                sent.add(name.substring("event.".length()));
                            }
                        });
        assertThat(sent).isNotEmpty();
        assertThat(names("events.ts", "Events")).containsAll(sent);
    }

    /** The keys of an interface. */
    private static Set<String> names(String file, String type) throws IOException {
        String text = Files.readString(TYPES.resolve(file));
        String body = text.substring(text.indexOf("export interface " + type + " {"));
        return Arrays.stream(body.substring(0, body.indexOf("\n}")).split("\n"))
                .map(Pattern.compile("^  (\\w+): .*")::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
