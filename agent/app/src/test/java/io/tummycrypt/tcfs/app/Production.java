package io.tummycrypt.tcfs.app;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** The classes of all modules, without tests, read once for all rules about them. */
final class Production {
  static final String ROOT = "io.tummycrypt.tcfs.";
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          // Generated.
          .withImportOption(location -> !location.contains("/tcfs/rpc/"))
          .importPackages("io.tummycrypt.tcfs");

  private Production() {}

  /** The package {@code name} of ours and all below it. */
  static String below(String name) {
    return ROOT + name + "..";
  }

  static String[] below(List<String> names) {
    return names.stream().map(Production::below).toArray(String[]::new);
  }
}
