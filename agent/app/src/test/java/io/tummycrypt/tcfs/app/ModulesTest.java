package io.tummycrypt.tcfs.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.tummycrypt.tcfs.app.Production.CLASSES;
import static io.tummycrypt.tcfs.app.Production.ROOT;
import static io.tummycrypt.tcfs.app.Production.below;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may know which, and how far a library reaches. */
class ModulesTest {
  /** A module, and the modules that it may use. */
  record Module(String name, List<String> mayUse) {}

  /** A library, and the packages of ours at which its types end. */
  record Library(String packages, List<String> users) {}

  static List<Module> modules() {
    return List.of(
        new Module("core", List.of()),
        new Module("store", List.of("core")),
        new Module("crds", List.of("core")),
        new Module("engine", List.of("core", "store", "crds")),
        new Module("app", List.of("core", "store", "crds", "engine")));
  }

  static List<Library> libraries() {
    return List.of(
        new Library("org.snakeyaml..", List.of("crds.yaml")),
        new Library("com.fasterxml.jackson..", List.of("store", "engine", "app")),
        new Library("com.github.luben..", List.of("store.format")),
        new Library("org.apache.commons.codec..", List.of("store.chunk")),
        new Library("io.methvin..", List.of("engine.posix")),
        new Library("org.slf4j..", List.of("engine.posix")),
        new Library("software.amazon.awssdk..", List.of("store.s3")),
        new Library("io.nats..", List.of("store.nats")),
        new Library("io.grpc..", List.of("app.rpc")),
        new Library("io.netty..", List.of("app.rpc")),
        new Library("io.prometheus..", List.of("app.metrics")),
        new Library("jdk.net..", List.of("app.rpc")),
        new Library(ROOT + "rpc..", List.of("app.rpc")),
        new Library("javax.net.ssl..", List.of("store.access", "store.nats", "store.s3")),
        new Library("com.sun.management..", List.of("app")),
        new Library("com.sun.net.httpserver..", List.of("app")),
        new Library("javax.security.auth.x500..", List.of("store.s3")),
        new Library("javax.xml.stream..", List.of("store.s3")),
        new Library("picocli..", List.of("app")),
        new Library("com.github.difflib..", List.of("app.device")));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void usesOnlyTheModulesBelowIt(Module module) {
    String[] others =
        modules().stream()
            .map(Module::name)
            .filter(other -> !other.equals(module.name()) && !module.mayUse().contains(other))
            .map(Production::below)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(below(module.name()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void keepsALibraryWithinItsAdapter(Library library) {
    noClasses()
        .that()
        .resideOutsideOfPackages(below(library.users()))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library.packages())
        .check(CLASSES);
  }

  @Test
  void usesNoLibraryThatIsNotNamedHere() {
    Stream<String> named = libraries().stream().map(Library::packages);
    Stream<String> basic = Stream.of(ROOT + ".", "java..", "javax.crypto..", "org.jspecify..");
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(Stream.concat(named, basic).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void hasNoCyclesBetweenPackages() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void belongsToAModule() {
    classes()
        .should()
        .resideInAnyPackage(
            modules().stream().map(Module::name).map(Production::below).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void describesEveryPackageAndMarksItsNullness() {
    TreeSet<String> unmarked = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(type.getPackageName());
      }
    }
    assertEquals(List.of(), List.copyOf(unmarked), "packages without a @NullMarked package-info");
  }

  @Test
  void looksAtTheOtherModulesToo() {
    assertTrue(CLASSES.contain(ROOT + "core.path.TreePath"));
  }
}
