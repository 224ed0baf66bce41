package io.belfry.standalone.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the XML reports of surefire and failsafe. */
public final class TestReports {

    private static final List<String> FOLDERS = List.of("surefire-reports", "failsafe-reports");
    private static final int LONGEST_MESSAGE = 500;

    private TestReports() {}

    /**
     * The reports of all modules below {@code root} that were written at or after {@code since}.
     */
    public static TestSummary read(Path root, Instant since) {
        TestSummary sum = new TestSummary(0, List.of(), List.of());
        for (Path report : reports(root, since)) {
            try (InputStream in = Files.newInputStream(report)) {
                sum = sum.plus(parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + report, e);
            }
        }
        return sum;
    }

    private static List<Path> reports(Path root, Instant since) {
        List<Path> found = new ArrayList<>();
        for (Path module : children(root)) {
            for (String folder : FOLDERS) {
                for (Path file : children(module.resolve("target").resolve(folder))) {
                    String name = file.getFileName().toString();
                    if (name.startsWith("TEST-") && name.endsWith(".xml") && isNew(file, since)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isNew(Path file, Instant since) {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isBefore(since);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the test cases of one report. */
    static TestSummary parse(InputStream report) throws IOException {
        int passed = 0;
        List<String> failed = new ArrayList<>();
        List<TestSummary.Skipped> skipped = new ArrayList<>();
        NodeList cases = document(report).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String name = simple(test.getAttribute("classname")) + "." + test.getAttribute("name");
            Element failure = child(test, "failure");
            Element error = child(test, "error");
            Element skip = child(test, "skipped");
            if (failure != null || error != null) {
                failed.add(name + ": " + message(failure != null ? failure : error));
            } else if (skip != null) {
                skipped.add(new TestSummary.Skipped(name, message(skip)));
            } else {
                passed++;
            }
        }
        return new TestSummary(passed, failed, skipped);
    }

    private static Element document(InputStream report) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(report).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not a test report", e);
        }
    }

    private static Element child(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? null : (Element) found.item(0);
    }

    /**
     * The beginning of the message, on one line. JUnit puts it into an attribute; else the first
     * line of the stack trace or the type stands for it.
     */
    private static String message(Element element) {
        String message =
                element.getAttribute("message")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining(" "));
        if (message.isEmpty()) {
            message = element.getTextContent().strip().lines().findFirst().orElse("");
        }
        if (message.isEmpty()) {
            message = element.getAttribute("type");
        }
        if (message.isEmpty()) {
            return "no reason given";
        }
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + " …";
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
