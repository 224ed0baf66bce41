package io.belfry.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {

    private static final Instant BEGAN = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir Path root;

    @Test
    void failuresErrorsAndSkipsAreToldWithTheirReason() throws IOException {
        report(
                "stats/target/surefire-reports/TEST-a.xml",
                """
                <testsuite name="io.belfry.A" tests="5">
                  <testcase name="works" classname="io.belfry.A" time="0.1"/>
                  <testcase name="prints" classname="io.belfry.A"><system-out>&lt;failure&gt;</system-out></testcase>
                  <testcase name="wrong" classname="io.belfry.A"><failure message="expected 1&#10;but was 2" type="x"/></testcase>
                  <testcase name="broken" classname="io.belfry.A"><error type="java.io.IOException">java.io.IOException: gone
                at line 1</error></testcase>
                  <testcase name="absent" classname="io.belfry.A"><skipped message="no Asterisk here"/></testcase>
                </testsuite>
                """);
        report(
                "gateway/target/failsafe-reports/TEST-b.xml",
                "<testsuite><testcase name=\"it\" classname=\"io.belfry.B\"/></testsuite>");

        TestSummary summary = TestReports.read(root, BEGAN);

        assertThat(summary.failed())
                .containsExactly(
                        "A.wrong: expected 1 but was 2", "A.broken: java.io.IOException: gone");
        assertThat(summary.skipped())
                .containsExactly(new TestSummary.Skipped("A.absent", "no Asterisk here"));
        assertThat(summary.total()).isEqualTo(6);
        assertThat(summary.lastLine()).isEqualTo("3 passed, 2 failed, 1 skipped");
    }

    @Test
    void reportsOfAnEarlierRunDoNotCount() throws IOException {
        Path old =
                report(
                        "stats/target/surefire-reports/TEST-old.xml",
                        "<testsuite><testcase name=\"t\" classname=\"C\"/></testsuite>");
        Files.setLastModifiedTime(old, FileTime.from(BEGAN.minusSeconds(1)));

        assertThat(TestReports.read(root, BEGAN).total()).isZero();
    }

    @Test
    void aSkipWithoutAReasonSaysSo() throws IOException {
        report(
                "stats/target/surefire-reports/TEST-a.xml",
                "<testsuite><testcase name=\"t\" classname=\"C\"><skipped/></testcase></testsuite>");

        assertThat(TestReports.read(root, BEGAN).skipped())
                .containsExactly(new TestSummary.Skipped("C.t", "no reason given"));
    }

    private Path report(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return Files.setLastModifiedTime(file, FileTime.from(BEGAN.plusSeconds(10)));
    }
}
