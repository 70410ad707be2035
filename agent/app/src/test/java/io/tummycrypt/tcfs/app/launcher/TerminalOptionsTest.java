package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher says which streams are a terminal; that one is there is seen by hand only. */
@ParameterizedClass
@MethodSource("io.tummycrypt.tcfs.app.launcher.FakeSystem#shells")
@Timeout(120)
class TerminalOptionsTest {
  @Parameter List<String> shell = List.of();
  @TempDir Path folder;

  @Test
  void startsNothingWhereThereIsNoTerminal() throws Exception {
    FakeSystem system = FakeSystem.in(folder, shell);
    system.executable("bin/stty", "echo asked >&2");
    assertEquals("<><>", system.prints("find_terminal; echo \"<$streams><$size>\""));
  }
}
