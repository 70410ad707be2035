package io.tummycrypt.tcfs.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The direction of the core's packages: arrows point only downwards. */
class LayersTest {
  private static final String CORE = "io.tummycrypt.tcfs.core";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(CORE);

  private static final List<String> VALUES =
      List.of("path", "version", "desired", "view", "ignore", "observed");

  /** From the bottom up; a new package needs a line here. */
  private static final List<Layer> LAYERS =
      List.of(
          new Layer("path", List.of()),
          new Layer("version", List.of("path")),
          new Layer("desired", List.of("path", "version")),
          new Layer("view", List.of("path", "version")),
          new Layer("ignore", List.of("path", "version", "desired")),
          new Layer("observed", List.of("path", "version", "desired", "view", "ignore")),
          new Layer("port", VALUES),
          new Layer("loop", with(VALUES, "port")),
          new Layer("plan", VALUES),
          new Layer("apply", with(VALUES, "port", "plan")));

  /** A package and those that it may use beside itself. */
  record Layer(String name, List<String> mayUse) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Layer> layers() {
    return LAYERS.stream();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void usesOnlyWhatIsBelow(Layer layer) {
    String[] allowed = packages(with(layer.mayUse(), layer.name()));

    classes()
        .that()
        .resideInAPackage(CORE + "." + layer.name() + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(CORE + "..").or(resideInAnyPackage(allowed)))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void givesEveryPackageItsPlace() {
    classes()
        .should()
        .resideInAnyPackage(packages(LAYERS.stream().map(Layer::name).toList()))
        .check(CLASSES);
  }

  @Test
  void hasNoCycles() {
    slices().matching(CORE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private static List<String> with(List<String> names, String... more) {
    return Stream.concat(names.stream(), Stream.of(more)).toList();
  }

  private static String[] packages(List<String> names) {
    return names.stream().map(name -> CORE + "." + name + "..").toArray(String[]::new);
  }
}
