package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** {@code tcfs demo}. */
@CommandLine.Command(
    description = {
      "Show two devices of a small fleet come to agree.",
      "In a temporary folder. Needs no server, no network and no other rights; removes what it made."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs demo", "  tcfs demo | less"})
final class DemoCommand implements Command {
  private final Context context;

  DemoCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    Path folder = Files.createTempDirectory("tcfs-demo-").toRealPath();
    Thread cleaner = new Thread(() -> DemoFolder.remove(folder));
    Runtime.getRuntime().addShutdownHook(cleaner);
    try {
      new Demo(context, folder).play();
      return ExitCode.DONE;
    } catch (Demo.UnexpectedException e) {
      throw new RefusedException(
          "demo failed: " + e.getMessage(),
          "see what is said above; your own files are not touched",
          e);
    } finally {
      DemoFolder.remove(folder);
      context.line("");
      context.line("Removed " + folder);
      Runtime.getRuntime().removeShutdownHook(cleaner);
    }
  }
}
