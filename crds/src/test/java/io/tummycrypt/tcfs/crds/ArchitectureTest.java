package io.tummycrypt.tcfs.crds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.tummycrypt.tcfs.crds",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BASE = "io.tummycrypt.tcfs.crds.";

  @ArchTest
  static final ArchRule dependsOnNothingButTheCoreAndTheYamlLibrary =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.snakeyaml..",
              "io.tummycrypt.tcfs.core.path..",
              "io.tummycrypt.tcfs.core.version..",
              "io.tummycrypt.tcfs.core.desired..",
              "io.tummycrypt.tcfs.core.ignore..",
              "io.tummycrypt.tcfs.crds..");

  @ArchTest
  static final ArchRule yamlLibraryEndsInItsPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "yaml")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");

  @ArchTest static final ArchRule shapesKnowNoObjects = arrow("shape", "v1alpha1", "yaml", "rules");

  @ArchTest
  static final ArchRule objectsKnowNoReader = arrow("v1alpha1", "yaml", "rules", "document");

  @ArchTest
  static final ArchRule readerKnowsNoRules = arrow("yaml", "rules", "document", "effective");

  @ArchTest static final ArchRule rulesKnowNoDocument = arrow("rules", "document", "effective");

  @ArchTest static final ArchRule documentKnowsNoEffect = arrow("document", "effective");

  private static ArchRule arrow(String from, String... to) {
    String[] packages = new String[to.length];
    for (int i = 0; i < to.length; i++) {
      packages[i] = BASE + to[i];
    }
    return noClasses()
        .that()
        .resideInAPackage(BASE + from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }
}
