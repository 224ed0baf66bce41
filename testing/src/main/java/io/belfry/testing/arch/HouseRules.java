package io.belfry.testing.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;

/**
 * The rules of the house that a compiler cannot hold: the domain knows no framework, services do
 * not know each other, packages have no cycles, nobody reads the wall clock behind the back of the
 * injected one, and only the adapter speaks asterisk-java.
 */
public final class HouseRules {

    /** A package with one of these segments is an edge: it may know frameworks. */
    private static final Set<String> EDGES =
            Set.of("kafka", "http", "sql", "ws", "ami", "file", "search", "config", "app");

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "jakarta..",
        "io.vertx..",
        "io.smallrye..",
        "org.eclipse.microprofile..",
        "org.apache.kafka..",
        "org.asteriskjava..",
        "co.elastic..",
        "org.hibernate..",
    };

    private static final List<String> SERVICES =
            List.of(
                    "io.belfry.pbx",
                    "io.belfry.stats",
                    "io.belfry.gateway",
                    "io.belfry.replication",
                    "io.belfry.reporting",
                    "io.belfry.callback",
                    "io.belfry.recording",
                    "io.belfry.rights",
                    "io.belfry.simulator");

    /** The adapter itself, what measures it and what imitates its other end. */
    private static final Set<String> SPEAK_ASTERISK_JAVA =
            Set.of("io.belfry.pbx", "io.belfry.bench", "io.belfry.testing");

    /** It is no service: it measures one beside its own rules in a loop. */
    private static final String BENCH = "io.belfry.bench";

    private HouseRules() {}

    /**
     * Checks all rules on the production classes below a package.
     *
     * @throws AssertionError naming each violation and how to mend it
     */
    public static void check(String root) {
        check(root, Set.of());
    }

    /**
     * The same for a module that has edges by other names.
     *
     * @param moreEdges segments of packages that may know frameworks
     */
    public static void check(String root, Set<String> moreEdges) {
        JavaClasses classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(root);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes below " + root);
        }
        domainKnowsNoFramework(moreEdges).check(classes);
        if (!root.equals(BENCH)) {
            servicesDoNotKnowEachOther(root).check(classes);
        }
        noWallClock(moreEdges).check(classes);
        if (!SPEAK_ASTERISK_JAVA.contains(root)) {
            onlyTheAdapterSpeaksAsteriskJava().check(classes);
        }
        SlicesRuleDefinition.slices()
                .matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    private static ArchRule domainKnowsNoFramework(Set<String> moreEdges) {
        return noClasses()
                .that(areDomain(moreEdges))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .because(
                        "the domain is plain Java (DESIGN §1): move the framework code into an edge"
                                + " package (one with a segment of "
                                + EDGES
                                + ")")
                .allowEmptyShould(true);
    }

    private static ArchRule servicesDoNotKnowEachOther(String root) {
        String[] others =
                SERVICES.stream()
                        .filter(s -> !root.equals(s))
                        .map(s -> s + "..")
                        .toArray(String[]::new);
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("services share only contracts (DESIGN §2): put what both need there")
                .allowEmptyShould(true);
    }

    private static ArchRule onlyTheAdapterSpeaksAsteriskJava() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.asteriskjava..")
                .because(
                        "AMI ends in pbx-adapter (DESIGN §1): take the contract type that it sends")
                .allowEmptyShould(true);
    }

    private static ArchRule noWallClock(Set<String> moreEdges) {
        return noClasses()
                .that(areDomain(moreEdges))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes from events or an injected clock: take it as a parameter")
                .allowEmptyShould(true);
    }

    /** Neither in an edge package nor the class {@code Main}, where the parts meet the world. */
    private static DescribedPredicate<JavaClass> areDomain(Set<String> moreEdges) {
        return DescribedPredicate.describe(
                "are domain classes",
                type -> {
                    for (String segment : type.getPackageName().split("\\.")) {
                        if (EDGES.contains(segment) || moreEdges.contains(segment)) {
                            return false;
                        }
                    }
                    return !type.getSimpleName().equals("Main");
                });
    }
}
