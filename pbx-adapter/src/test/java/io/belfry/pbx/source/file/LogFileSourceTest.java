package io.belfry.pbx.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.pbx.source.Batch;
import io.belfry.pbx.source.Item;
import io.belfry.pbx.source.QueueLogLines;
import io.belfry.pbx.source.SourceException;
import io.belfry.pbx.source.StartAt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileSourceTest {

    @TempDir Path folder;
    private Path log;
    private LogFileSource<QueueLogRow> source;
    private Optional<String> position = Optional.empty();
    private final Set<String> ids = new HashSet<>();

    @BeforeEach
    void file() {
        log = folder.resolve("queue_log");
        source =
                new LogFileSource<>(
                        log, new QueueLogLines(ZoneOffset.UTC), new StartAt.Beginning());
    }

    @Test
    void aFileThatIsNotThereYetIsWaitedFor() throws Exception {
        assertThat(read()).isEmpty();
        append("A", "B");
        assertThat(read()).containsExactly("A", "B");
        assertThat(read()).isEmpty();
    }

    @Test
    void aLineWithoutItsEndIsLeftForLater() throws Exception {
        append("A");
        Files.writeString(log, "1795256750|c|q|a|B", StandardOpenOption.APPEND);
        assertThat(read()).containsExactly("A");
        Files.writeString(log, "B|x\n", StandardOpenOption.APPEND);
        assertThat(read()).containsExactly("BB");
    }

    @Test
    void aRenamedFileIsReadToItsEndBeforeTheNewOne() throws Exception {
        append("A");
        assertThat(read()).containsExactly("A");
        append("B");
        Files.move(log, folder.resolve("queue_log.1"));
        assertThat(read()).containsExactly("B");
        append("C");
        assertThat(read()).containsExactly("C");
    }

    @Test
    void aFileThatIsCopiedAndTruncatedLosesNothingAndRepeatsNothing() throws Exception {
        append("A", "B");
        assertThat(read()).containsExactly("A", "B");
        append("C");
        Files.copy(log, folder.resolve("queue_log.1"));
        assertThat(read()).containsExactly("C");
        append("D");
        Files.copy(log, folder.resolve("queue_log.1"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(log, "");
        assertThat(read()).containsExactly("D");
        append("E");
        assertThat(read()).containsExactly("E");
    }

    @Test
    void twoRotationsWhileNobodyReadAreReadInOrder() throws Exception {
        append("A");
        assertThat(read()).containsExactly("A");
        append("B");
        Files.move(log, folder.resolve("queue_log.2"));
        age("queue_log.2", 2000);
        append("C");
        Files.move(log, folder.resolve("queue_log.1"));
        age("queue_log.1", 1000);
        append("D");
        assertThat(read()).containsExactly("B", "C", "D");
    }

    @Test
    void aBatchEndsWhereItIsToldAndGoesOnThere() throws Exception {
        append("A", "B", "C");
        Batch<QueueLogRow> two = source.read(position, 2);
        assertThat(two.items()).hasSize(2);
        // line C: 10 + 8 + 1 characters and the line end: "1795256750|c|q|a|C\n"
        assertThat(two.behind()).isEqualTo(19);
        position = Optional.of(two.position());
        assertThat(read()).containsExactly("C");
    }

    @Test
    void theIdOfALineIsTheSameWhenItIsReadAgain() throws Exception {
        append("A", "B");
        List<Item<QueueLogRow>> first = source.read(Optional.empty(), 10).items();
        Files.move(log, folder.resolve("queue_log.1"));
        assertThat(source.read(Optional.empty(), 10).items()).isEqualTo(first);
    }

    @Test
    void compressedFilesAreNoText() throws Exception {
        Files.write(folder.resolve("queue_log.2.gz"), new byte[] {31, -117, 8, 0, '\n', 1});
        append("A");
        assertThat(read()).containsExactly("A");
    }

    @Test
    void fromNowPassesOverWhatIsThere() throws Exception {
        append("A");
        source = new LogFileSource<>(log, new QueueLogLines(ZoneOffset.UTC), new StartAt.Now());
        assertThat(read()).isEmpty();
        append("B");
        assertThat(read()).containsExactly("B");
    }

    @Test
    void aFileThatVanishedIsNotMourned() throws Exception {
        append("A");
        assertThat(read()).containsExactly("A");
        Files.delete(log);
        append("B");
        assertThat(read()).containsExactly("B");
    }

    @Test
    void fromNowWithAnEmptyFileDoesNotReadTheRotatedOnes() throws Exception {
        append("A");
        Files.move(log, folder.resolve("queue_log.1"));
        Files.writeString(log, "");
        source = new LogFileSource<>(log, new QueueLogLines(ZoneOffset.UTC), new StartAt.Now());
        assertThat(read()).isEmpty();
        append("B");
        assertThat(read()).containsExactly("B");
    }

    @Test
    void fromATimeReadsTheLinesOfThatTimeAndLater() throws Exception {
        appendAt(1795256750, "A");
        Files.move(log, folder.resolve("queue_log.1"));
        appendAt(1795256751, "B");
        appendAt(1795256752, "C", "D");
        source =
                new LogFileSource<>(
                        log,
                        new QueueLogLines(ZoneOffset.UTC),
                        new StartAt.At(Instant.ofEpochSecond(1795256752)));
        assertThat(read()).containsExactly("C", "D");
        appendAt(1795256740, "E"); // the clock of the PBX went back: it is new all the same
        assertThat(read()).containsExactly("E");
    }

    @Test
    void whenTheFileThatWasReadIsGoneAllLaterOnesAreRead() throws Exception {
        appendAt(1795256750, "A");
        assertThat(read()).containsExactly("A");
        Files.move(log, folder.resolve("queue_log.3"));
        Files.delete(folder.resolve("queue_log.3"));
        appendAt(1795256740, "older");
        Files.move(log, folder.resolve("queue_log.4"));
        appendAt(1795256760, "B");
        Files.move(log, folder.resolve("queue_log.2"));
        appendAt(1795256770, "C");
        Files.move(log, folder.resolve("queue_log.1"));
        age("queue_log.1", 5000); // copied back from somewhere: the lines tell the order
        appendAt(1795256780, "D");
        assertThat(read()).containsExactly("B", "C", "D");
    }

    @Test
    void aFileThatLostItsEndIsReadAgainFromTheLastLineOn() throws Exception {
        appendAt(1795256750, "A");
        appendAt(1795256760, "B");
        assertThat(read()).containsExactly("A", "B");
        String text = Files.readString(log);
        Files.writeString(log, text.substring(0, text.length() / 2));
        assertThat(read()).isEmpty();
        appendAt(1795256770, "C", "D");
        assertThat(read()).containsExactly("C", "D");
    }

    @Test
    void aRestWithoutEndInARotatedFileIsPutAway() throws Exception {
        append("A");
        Files.writeString(log, "1795256750|c|q|a|CONN", StandardOpenOption.APPEND);
        assertThat(read()).containsExactly("A");
        Files.move(log, folder.resolve("queue_log.1"));
        assertThat(read()).isEmpty();
        append("B");
        Batch<QueueLogRow> batch = source.read(position, 100);
        assertThat(batch.items().getFirst())
                .isInstanceOfSatisfying(
                        Item.Bad.class,
                        bad -> {
                            assertThat(bad.text()).isEqualTo("1795256750|c|q|a|CONN");
                            assertThat(bad.reason())
                                    .isEqualTo("the last line of a rotated file has no end");
                        });
        assertThat(batch.items()).hasSize(2);
        position = Optional.of(batch.position());
        assertThat(read()).isEmpty();
    }

    @Test
    void severalFilesAreReadInBatchesWithoutLossOrRepetition() throws Exception {
        List<String> written = new ArrayList<>();
        for (int file = 3; file >= 0; file--) {
            for (int line = 0; line < 25; line++) {
                written.add("F" + file + "L" + line);
                appendAt(1795256750 - file, "F" + file + "L" + line);
            }
            if (file > 0) {
                Files.move(log, folder.resolve("queue_log." + file));
            }
        }
        List<String> read = new ArrayList<>();
        boolean more = true;
        while (more) {
            Batch<QueueLogRow> batch = source.read(position, 10);
            batch.items().forEach(i -> read.add(((Item.Row<QueueLogRow>) i).value().event()));
            position = Optional.of(batch.position());
            more = batch.more();
        }
        assertThat(read).isEqualTo(written);
    }

    @Test
    void aLineLongerThanAnyBufferIsOneLine() throws Exception {
        append("A");
        String data = "x".repeat(600_000);
        Files.writeString(log, "1795256750|c|q|a|B|" + data + "\n", StandardOpenOption.APPEND);
        append("C");
        assertThat(read()).containsExactly("A", "B", "C");
    }

    @Test
    void aFolderThatIsNotThereIsSaidSo() {
        source =
                new LogFileSource<>(
                        folder.resolve("none/queue_log"),
                        new QueueLogLines(ZoneOffset.UTC),
                        new StartAt.Beginning());
        assertThatThrownBy(() -> source.read(Optional.empty(), 10))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("none"));
    }

    private List<String> read() throws SourceException {
        Batch<QueueLogRow> batch = source.read(position, 100);
        position = Optional.of(batch.position());
        return batch.items().stream()
                .map(i -> ((Item.Row<QueueLogRow>) i).value())
                .peek(r -> assertThat(ids.add(r.sourceId())).as(r.sourceId()).isTrue())
                .map(QueueLogRow::event)
                .toList();
    }

    private void append(String... events) throws IOException {
        appendAt(1795256750, events);
    }

    private void appendAt(long epochSecond, String... events) throws IOException {
        for (String event : events) {
            Files.writeString(
                    log,
                    epochSecond + "|c|q|a|" + event + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private void age(String name, long millis) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(name), FileTime.fromMillis(System.currentTimeMillis() - millis));
    }
}
