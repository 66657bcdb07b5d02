package org.claimline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.claimline.rules.fixture.claim.AsksTheTime;
import org.claimline.rules.fixture.claim.DrawsLots;
import org.claimline.rules.fixture.claim.Pure;
import org.claimline.rules.fixture.claim.ReadsAFile;
import org.claimline.rules.fixture.claim.ReferencesTheClock;
import org.claimline.rules.fixture.query.KnowsThePage;
import org.claimline.rules.fixture.reconcile.KnowsAvro;
import org.claimline.rules.fixture.topology.KnowsTheQueries;
import org.claimline.rules.fixture.web.KnowsTheBroker;
import org.claimline.rules.fixture.web.KnowsTheCommands;
import org.claimline.rules.fixture.web.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the directions of DESIGN's layout, and proves with one wrong class for each rule that it can be broken. */
class PackageRulesTest {

    private static final PackageRules FIXTURE = new PackageRules("org.claimline.rules.fixture");

    @Test
    void everyPackageDependsTheWayItMay() {
        JavaClasses own = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages("org.claimline");
        assertThat(own).as("classes of the service").isNotEmpty();

        new PackageRules("org.claimline").all().forEach(rule -> rule.check(own));
    }

    @Test
    void recordsEnumsLambdasAndDigestsAreAllowedInTheCore() {
        JavaClasses pure = new ClassFileImporter().importClasses(Pure.class);

        FIXTURE.all().forEach(rule -> rule.check(pure));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aViolationIsCaught(ArchRule rule, Class<?>... classes) {
        JavaClasses fixture = new ClassFileImporter().importClasses(classes);

        assertThatThrownBy(() -> rule.check(fixture))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(classes[0].getSimpleName());
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                violation("the core reads a file", FIXTURE.coreIsPure(), ReadsAFile.class),
                violation("the core knows Avro", FIXTURE.coreIsPure(), KnowsAvro.class),
                violation("the core draws lots", FIXTURE.coreIsPure(), DrawsLots.class),
                violation("the core asks the time", FIXTURE.coreAsksNoClock(), AsksTheTime.class),
                violation("the core refers to the clock", FIXTURE.coreAsksNoClock(), ReferencesTheClock.class),
                violation("topology knows queries", FIXTURE.topologyKnowsOnlyTheCore(), KnowsTheQueries.class),
                violation("web knows the commands", FIXTURE.nobodyKnowsTheCommands(), KnowsTheCommands.class),
                violation("web knows the broker", FIXTURE.onlyCommandsKnowTheLocalBroker(), KnowsTheBroker.class),
                violation("queries know the page", FIXTURE.queriesKnowNoWeb(), KnowsThePage.class),
                violation("a circle", FIXTURE.noCircles(), KnowsThePage.class, Page.class));
    }

    private static Arguments violation(String name, ArchRule rule, Class<?>... classes) {
        return argumentSet(name, rule, classes);
    }
}
