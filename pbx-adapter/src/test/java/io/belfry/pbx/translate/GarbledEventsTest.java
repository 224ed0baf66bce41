package io.belfry.pbx.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.testing.traces.Trace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a PBX sends, the translation has an answer and the link goes on. */
class GarbledEventsTest {

    private static final List<String> GARBAGE =
            List.of(
                    "",
                    "-1",
                    "<unknown>",
                    "yes",
                    "99999999999999999999",
                    "\u0000\uffff",
                    "a\nb",
                    "12:x",
                    "/",
                    "-",
                    "Agent/",
                    ";",
                    "NaN",
                    " ");

    private static final List<Map<String, String>> EVENTS = events();

    private static List<Map<String, String>> events() {
        AtomicInteger variables = new AtomicInteger();
        List<Map<String, String>> today =
                Trace.all().stream()
                        .flatMap(t -> t.amiEvents().stream())
                        .filter(
                                e ->
                                        !e.get("Event").equals("VarSet") // half of all: a tenth
                                                // will do
                                                || variables.incrementAndGet() % 10 == 0)
                        .toList();
        return Stream.concat(
                        today.stream(), today.stream().flatMap(e -> Asterisk11.tell(e).stream()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anEventWithoutSomeOfItsHeadersIsTranslatedOrMalformed(long seed) {
        Random random = new Random(seed);
        Translator translator = translator();
        for (Map<String, String> event : EVENTS) {
            Map<String, String> less = new LinkedHashMap<>(event);
            List<String> headers = new ArrayList<>(event.keySet());
            for (int i = 0; i <= random.nextInt(4); i++) {
                less.remove(headers.get(random.nextInt(headers.size())));
            }
            assertAnswered(translator, less);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void anEventWithGarbageInItsHeadersIsTranslatedOrMalformed(long seed) {
        Random random = new Random(seed);
        Translator translator = translator();
        for (Map<String, String> event : EVENTS) {
            Map<String, String> wrong = new LinkedHashMap<>(event);
            List<String> headers = new ArrayList<>(event.keySet());
            for (int i = 0; i <= random.nextInt(3); i++) {
                wrong.put(
                        headers.get(random.nextInt(headers.size())),
                        GARBAGE.get(random.nextInt(GARBAGE.size())));
            }
            assertAnswered(translator, wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void anEventUnderTheNameOfAnotherIsTranslatedOrMalformed(long seed) {
        Random random = new Random(seed);
        Translator translator = translator();
        List<String> names = EVENTS.stream().map(e -> e.get("Event")).distinct().toList();
        for (Map<String, String> event : EVENTS) {
            Map<String, String> other = new LinkedHashMap<>(event);
            other.put("Event", names.get(random.nextInt(names.size())));
            assertAnswered(translator, other);
        }
    }

    @Test
    void aWholeEventIsStillTranslatedAfterAllThat() {
        Translator translator = translator();
        Random random = new Random(9);
        for (Map<String, String> event : EVENTS) {
            Map<String, String> wrong = new LinkedHashMap<>(event);
            List<String> headers = new ArrayList<>(event.keySet());
            wrong.remove(headers.get(random.nextInt(headers.size())));
            translator.translate(new AmiMessage(wrong, Instant.EPOCH));
        }
        for (Map<String, String> event : Trace.scenario("26-internal_call").amiEvents()) {
            assertThat(translator.translate(new AmiMessage(event, Instant.EPOCH)))
                    .isNotInstanceOf(Translation.Malformed.class);
        }
    }

    private static void assertAnswered(Translator translator, Map<String, String> event) {
        AmiMessage message = new AmiMessage(event, Instant.EPOCH);
        try {
            if (translator.translate(message) == null
                    || Snapshots.translate(message, translator) == null) {
                throw new AssertionError("no answer to " + event);
            }
        } catch (RuntimeException e) {
            throw new AssertionError("not translated and not malformed: " + event, e);
        }
    }

    private static Translator translator() {
        return new Translator(List.of("USR_", "XIVO_"), true, ZoneOffset.UTC);
    }
}
