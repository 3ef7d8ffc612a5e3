package io.abmsuite.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.abmsuite.platform.testing.ArchitectureRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.abmsuite.planted");
    private static final JavaClasses PLATFORM = ArchitectureRules.classesOf("io.abmsuite.platform");

    static Stream<ArchRule> rules() {
        return ArchitectureRules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleFailsOnThePlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void knowsNoServiceAndNoBusinessWord() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.abmsuite.accounts..", "io.abmsuite.segmentation..", "io.abmsuite.campaigns..")
                .check(PLATFORM);
        for (String word : List.of("Account", "Campaign", "Sale", "Contact", "Segment")) {
            noClasses().should().haveSimpleNameContaining(word).check(PLATFORM);
        }
    }

    @Test
    void takesDependenciesThroughConstructors() {
        ArchitectureRules.dependenciesComeThroughConstructors().check(PLATFORM);
    }

    @Test
    void takesTimeFromTheClock() {
        ArchitectureRules.timeComesFromTheClock().check(PLATFORM);
    }
}
