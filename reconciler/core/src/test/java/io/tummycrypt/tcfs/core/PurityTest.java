package io.tummycrypt.tcfs.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The core is a function of its input: it has no clock, file, thread, lock, chance or log of its
 * own. The simulator rests on this.
 */
class PurityTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tummycrypt.tcfs.core");

  private static final Set<String> TYPES_WITH_EFFECTS =
      Set.of(
          "java.io.Console",
          "java.io.PrintStream",
          "java.io.RandomAccessFile",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.System$Logger",
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.Timer",
          "java.util.UUID");

  private static final DescribedPredicate<JavaClass> HAVE_EFFECTS =
      resideInAnyPackage(
              "java.nio.file..",
              "java.nio.channels..",
              "java.net..",
              "java.util.concurrent..",
              "java.util.random..",
              "java.util.logging..")
          .or(
              describe(
                  "are files, threads or chance",
                  type ->
                      TYPES_WITH_EFFECTS.contains(type.getFullName())
                          || type.getFullName().startsWith("java.io.File")))
          .and(describe("are no exceptions", type -> !isException(type)));

  /** By its name, for of a type that is only caught no more is known than that. */
  private static boolean isException(JavaClass type) {
    return type.isAssignableTo(Throwable.class) || type.getSimpleName().endsWith("Exception");
  }

  private static final ArchRule NO_EFFECTS = noClasses().should().dependOnClassesThat(HAVE_EFFECTS);

  private static final Set<String> QUESTIONS =
      Set.of(
          "java.lang.Math.random",
          "java.util.Collections.shuffle",
          "java.util.Locale.getDefault",
          "java.time.ZoneId.systemDefault",
          "java.lang.Long.getLong",
          "java.lang.Integer.getInteger",
          "java.lang.Boolean.getBoolean");

  private static final ArchRule NO_QUESTIONS =
      noClasses()
          .should()
          .accessTargetWhere(
              describe("asks the clock, the environment or chance", PurityTest::isQuestion));

  /** Of {@code System} only copying an array depends on nothing else. */
  private static boolean isQuestion(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getFullName();
    String member = access.getName();
    return (owner.equals("java.lang.System") && !member.equals("arraycopy"))
        || (owner.startsWith("java.time.") && member.equals("now"))
        || QUESTIONS.contains(owner + "." + member);
  }

  @Test
  void importsOnlyTheJdkItselfAndNullness() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify.annotations..", "io.tummycrypt.tcfs.core..")
        .check(CLASSES);
  }

  @Test
  void hasNoFileThreadLockChanceOrLog() {
    NO_EFFECTS.check(CLASSES);
    noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(CLASSES);
  }

  @Test
  void asksNeitherClockNorEnvironment() {
    NO_QUESTIONS.check(CLASSES);
  }

  @Test
  void wouldNoticeACoreThatIsNotPure() {
    JavaClasses impure = new ClassFileImporter().importClasses(Generators.class);

    assertThrows(AssertionError.class, () -> NO_EFFECTS.check(impure));
    assertThrows(AssertionError.class, () -> NO_QUESTIONS.check(impure));
  }
}
