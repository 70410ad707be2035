package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The launchers choose a UTF-8 locale where the user has none, and only there. */
@ParameterizedClass
@MethodSource("io.tummycrypt.tcfs.app.launcher.FakeSystem#shells")
@Timeout(120)
class Utf8Test {
  /** What a program that is started afterwards has in its environment. */
  private static final String CHOOSE = "use_utf8; sh -c 'echo \"${LC_ALL-none}\"'";

  @Parameter List<String> shell = List.of();
  @TempDir Path folder;

  private FakeSystem system;

  @BeforeEach
  void start() throws IOException {
    system = FakeSystem.in(folder, shell);
  }

  @Test
  void leavesAUtf8LocaleAlone() throws Exception {
    system.executable("bin/locale", "echo UTF-8");

    assertEquals("none", system.with("LANG", "de_DE.UTF-8").prints(CHOOSE));
    assertEquals("POSIX", system.with("LC_ALL", "POSIX").prints(CHOOSE), "whatever its name is");
  }

  @Test
  void takesTheOneWithoutALanguageWhereTheLocaleIsAnother() throws Exception {
    system.executable("bin/locale", "echo ANSI_X3.4-1968");

    assertEquals("C.UTF-8", system.prints(CHOOSE));
    assertEquals("C.UTF-8", system.with("LC_ALL", "C").prints(CHOOSE));
  }

  @Test
  void takesItAlsoWhereNothingSaysWhatTheLocaleIs() throws Exception {
    assertEquals("C.UTF-8", system.prints(CHOOSE));
  }
}
