package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher says so where the folder that it is started in was deleted. */
@ParameterizedClass
@MethodSource("io.tummycrypt.tcfs.app.launcher.FakeSystem#shells")
@Timeout(120)
class CurrentFolderTest {
  @Parameter List<String> shell = List.of();
  @TempDir Path folder;

  @Test
  void aFolderThatIsThereIsGoodEnough() throws Exception {
    FakeSystem system = FakeSystem.in(folder, shell);

    assertEquals("goes on", system.prints("require_folder && echo goes on"));
  }

  @Test
  void aFolderThatIsGoneIsAnErrorWithANextStep() throws Exception {
    FakeSystem system = FakeSystem.in(folder, shell);
    String gone = folder.resolve("gone").toString();

    FakeSystem.Ended ended =
        system
            .with("GONE", gone)
            .run(
                "/bin/mkdir \"$GONE\"; cd \"$GONE\"; /bin/rmdir \"$GONE\"; require_folder || exit 1");

    assertEquals(1, ended.code(), ended::all);
    assertTrue(ended.err().contains("the current folder is gone"), ended::all);
    assertTrue(ended.err().contains("next step: cd to another folder"), ended::all);
  }
}
