package io.tummycrypt.tcfs.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.tummycrypt.tcfs.app.Production.CLASSES;
import static io.tummycrypt.tcfs.app.Production.below;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * The core decides from its arguments alone. That is what makes a plan repeatable and lets one
 * thread simulate a whole fleet, so it is checked and not left to care.
 */
class CorePurityTest {
  /** The packages of the core, lowest first; those of one line may know each other. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("path"),
          List.of("version", "ignore"),
          List.of("desired", "observed", "view"),
          List.of("plan"),
          List.of("port", "apply"),
          List.of("explain"));

  private static final DescribedPredicate<JavaClass> THE_WORLD =
      resideInAnyPackage("java.net..", "java.nio.channels..", "java.util.concurrent..")
          .or(resideInAnyPackage("java.util.logging..", "java.nio.file..", "java.io.."))
          .and(DescribedPredicate.not(assignableTo(Throwable.class)))
          .or(assignableTo(Thread.class))
          .or(assignableTo(RandomGenerator.class))
          .or(assignableTo(System.Logger.class))
          .as("files, network, threads, chance or logs");

  @Test
  void usesNothingButTheJdkAndItself() {
    classes()
        .that()
        .resideInAPackage(below("core"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(below("core"), "java..", "org.jspecify..", "")
        .check(CLASSES);
  }

  @Test
  void touchesNoFileNetworkThreadChanceOrLog() {
    noClasses()
        .that()
        .resideInAPackage(below("core"))
        .should()
        .dependOnClassesThat(THE_WORLD)
        .check(CLASSES);
  }

  @Test
  void asksForNoTimeChanceOrEnvironment() {
    noClasses()
        .that()
        .resideInAPackage(below("core"))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "they ask the machine for time, chance or its environment",
                CorePurityTest::asksTheMachine))
        .check(CLASSES);
  }

  private static boolean asksTheMachine(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String member = access.getTarget().getName();
    return switch (owner.getName()) {
      case "java.lang.System" -> !List.of("arraycopy", "identityHashCode").contains(member);
      case "java.lang.Math", "java.lang.StrictMath" -> member.equals("random");
      case "java.util.Collections" -> member.equals("shuffle");
      case "java.util.UUID" -> member.equals("randomUUID");
      case "java.time.Clock" -> true;
      default -> resideInAPackage("java.time..").test(owner) && member.equals("now");
    };
  }

  @Test
  void pointsDownwardsOnly() {
    for (int level = 0; level < LEVELS.size(); level++) {
      List<String> above =
          LEVELS.subList(level + 1, LEVELS.size()).stream().flatMap(List::stream).toList();
      noClasses()
          .that()
          .resideInAnyPackage(packages(LEVELS.get(level)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(above))
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  private static String[] packages(List<String> names) {
    return below(names.stream().map(name -> "core." + name).toList());
  }
}
