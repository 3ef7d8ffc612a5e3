package io.abmsuite.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The rules of how code is arranged, the same for every service. */
public final class ArchitectureRules {

    private static final Set<String> PARALLEL = Set.of("combine", "join", "transformToUniAndMerge");

    private ArchitectureRules() {}

    /** Everything of a service but its tests. */
    public static JavaClasses classesOf(String basePackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
    }

    /** All rules. */
    public static List<ArchRule> all() {
        return List.of(
                onlyApiKnowsHttp(),
                nothingDependsOnApi(),
                apiAndAggregatesDoNotKnowMessaging(),
                sessionsAreNotUsedInParallel(),
                dependenciesComeThroughConstructors(),
                everyOperationNamesItsRole(),
                repositoriesStayInTheirFeature(),
                timeComesFromTheClock(),
                aggregatesHaveNoSetters());
    }

    /** HTTP is known to api packages only. */
    public static ArchRule onlyApiKnowsHttp() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy.reactive..")
                .allowEmptyShould(true);
    }

    /** Nothing but api knows api. */
    public static ArchRule nothingDependsOnApi() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..api..")
                .allowEmptyShould(true);
    }

    /**
     * Data flows {@code api -> service -> aggregate <- messaging}. What the platform knows of positions is no feature's
     * messaging: callers may wait for one.
     */
    public static ArchRule apiAndAggregatesDoNotKnowMessaging() {
        return noClasses()
                .that()
                .resideInAPackage("..api..")
                .or()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .dependOnClassesThat(resideInAPackage("io.abmsuite.*..messaging..")
                        .and(not(resideInAPackage("io.abmsuite.platform.."))))
                .allowEmptyShould(true);
    }

    /** One session, one step at a time (hibernate-reactive#2494). */
    public static ArchRule sessionsAreNotUsedInParallel() {
        return noClasses()
                .should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("Uni.combine, Uni.join or a merge") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return PARALLEL.contains(access.getTarget().getName())
                                && (access.getTargetOwner().isAssignableTo(Uni.class)
                                        || access.getTargetOwner().isAssignableTo(Multi.class)
                                        || access.getTargetOwner()
                                                .getPackageName()
                                                .startsWith("io.smallrye.mutiny"));
                    }
                })
                .allowEmptyShould(true);
    }

    /** Dependencies come through constructors. */
    public static ArchRule dependenciesComeThroughConstructors() {
        return noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .allowEmptyShould(true);
    }

    /** Every operation names who may call it. */
    public static ArchRule everyOperationNamesItsRole() {
        return methods()
                .that(new DescribedPredicate<>("are HTTP operations") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaMethod method) {
                        return method.getAnnotations().stream()
                                .anyMatch(annotation -> annotation.getRawType().isMetaAnnotatedWith(HttpMethod.class)
                                        || annotation.getRawType().isAnnotatedWith(HttpMethod.class));
                    }
                })
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .allowEmptyShould(true);
    }

    /** A feature's tables are read and written by the feature only. */
    public static ArchRule repositoriesStayInTheirFeature() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true);
    }

    /** Time comes from the injected clock. */
    public static ArchRule timeComesFromTheClock() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Date.class)
                .allowEmptyShould(true);
    }

    /** Aggregates decide; nobody sets their fields from outside. */
    public static ArchRule aggregatesHaveNoSetters() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .and()
                .arePublic()
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .allowEmptyShould(true);
    }
}
