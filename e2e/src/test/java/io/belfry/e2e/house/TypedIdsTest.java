package io.belfry.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids in the contracts have types of their own, never bare strings (DESIGN §2). */
class TypedIdsTest {

    /** What ends in Id and is rightly text, with the reason. */
    private static final Map<String, String> TEXT =
            Map.of(
                    "Envelope.id", "ce_id of CloudEvents: any text, read by nobody for its meaning",
                    "CelRow.sourceId", "place of the row in its source, opaque: nobody looks it up",
                    "QueueLogRow.sourceId", "the same",
                    "QueueLogRow.callId", "as Asterisk wrote it: a call, NONE, or MANAGER",
                    "OriginateCompleted.actionId", "AMI's own token, given back as it came",
                    "Favorite.contactId",
                            "the id of a directory of any kind, given back as it came",
                    "ResyncBegun.resyncId", "pairs begin and end within a stream, names no object",
                    "ResyncEnded.resyncId", "the same",
                    "Up.resyncId", "the same",
                    "Resyncing.resyncId", "the same");

    @Test
    void noRecordHasABareStringForAnId() {
        Set<String> bare = new TreeSet<>();
        for (JavaClass type :
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.belfry.contracts")) {
            Class<?> reflected = type.reflect();
            if (reflected.isRecord()) {
                Stream.of(reflected.getRecordComponents())
                        .filter(TypedIdsTest::isBareId)
                        .map(c -> reflected.getSimpleName() + "." + c.getName())
                        .forEach(bare::add);
            }
        }

        assertThat(bare)
                .as("use or add a type in io.belfry.contracts.id; exceptions give their reason")
                .isEqualTo(new TreeSet<>(TEXT.keySet()));
    }

    private static boolean isBareId(RecordComponent component) {
        return component.getType() == String.class
                && component.getName().matches("id|.*Id|.*ID|.*_id");
    }
}
