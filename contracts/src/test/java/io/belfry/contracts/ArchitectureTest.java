package io.belfry.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CONTRACTS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.belfry.contracts");

    @Test
    void contractsKnowNoFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..")
                .because("every client and tool must be able to read them (DESIGN §1)")
                .check(CONTRACTS);
    }

    @Test
    void messagesAreRecordsEnumsOrSealedInterfaces() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.belfry.contracts.pbx",
                        "io.belfry.contracts.config",
                        "io.belfry.contracts.command",
                        "io.belfry.contracts.state",
                        "io.belfry.contracts.rights",
                        "io.belfry.contracts.id")
                .and()
                .arePublic()
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beInterfaces()
                .because("messages are values without behaviour")
                .check(CONTRACTS);
    }
}
