package io.healthscore;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTests {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.healthscore");

    private final ApplicationModules modules = ApplicationModules.of(Healthscore.class);

    @Test
    void packagesUseOnlyWhatTheySayTheyMay() {
        modules.verify();
    }

    @Test
    void packagesAreDrawnAsTheyAre() {
        new GoldenFile("docs/modules.md").assertProducedBy(new ModuleDiagram(modules).toString());
    }

    @Test
    void scoringIsPure() {
        check(classes()
                .that()
                .resideInAPackage("io.healthscore.scoring")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.healthscore.scoring",
                        "io.healthscore.signal",
                        "io.healthscore.account",
                        "java.lang..",
                        "java.math",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations",
                        "org.springframework.modulith"));
        check(noClasses()
                .that()
                .resideInAPackage("io.healthscore.scoring")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class));
    }

    @Test
    void timeComesFromTheClock() {
        check(noClasses().should().callMethodWhere(describe("time is taken from the machine", call -> {
            var target = call.getTarget();
            return target.getOwner().getPackageName().startsWith("java.time")
                    && target.getName().matches("now|system.*")
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class))
                    && !call.getOriginOwner().getSimpleName().equals("ClockConfiguration");
        })));
    }

    @Test
    void controllersAreNobodysBusiness() {
        check(classes().that().areAnnotatedWith(RestController.class).should().notBePublic());
    }

    @Test
    void namesSayWhatAClassIs() {
        check(noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveNameMatching(".*(Utils?|Helper|Manager|Dto|Service)"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
