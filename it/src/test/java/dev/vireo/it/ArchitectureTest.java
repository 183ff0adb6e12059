package dev.vireo.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.vireo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    void packagesFormNoCycles(JavaClasses classes) {
        slices().matching("dev.vireo.(**)").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    void simulatorAndDriverAreStrangers(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAPackage("..simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..driver..", "..client..")
                .check(classes);
    }

    @ArchTest
    void apiLeaksNoWireTypes(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAPackage("dev.vireo.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..vim..", "..soap..", "..client..")
                .check(classes);
    }

    @ArchTest
    void nobodyWritesToStandardStreams(JavaClasses classes) {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    }

    @ArchTest
    void everyPackageIsNullMarked(JavaClasses classes) {
        assertThat(classes.getPackage("dev.vireo").getSubpackagesInTree())
                .filteredOn(p -> !p.getClasses().isEmpty())
                .filteredOn(p -> !p.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    @ArchTest
    void seesEveryModule(JavaClasses classes) {
        assertThat(classes).hasSizeGreaterThan(15);
    }
}
