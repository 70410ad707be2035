package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.app.agent.Supervisor;
import io.tummycrypt.tcfs.app.log.Log;
import io.tummycrypt.tcfs.app.log.LogLevel;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.home.SourceNote.Outcome;
import io.tummycrypt.tcfs.engine.tree.LiveRoot.Watches;
import io.tummycrypt.tcfs.store.access.SecretFile;
import io.tummycrypt.tcfs.store.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent tells of folders that are not watched, and of what it could not do. */
class AgentTellerTest {
  private static final RootName DOCS = new RootName("docs");
  private static final RootName LAB = new RootName("lab");

  private final List<String> lines = new ArrayList<>();
  private final AgentTeller teller =
      new AgentTeller(
          new Log(
              LogLevel.WARN,
              line -> line.entry().message(),
              lines::add,
              InstantSource.system(),
              new Trace()),
          true,
          Supervisor.NONE,
          new AgentProgram.Effort() {
            @Override
            public void work() {}

            @Override
            public void pause() {}

            @Override
            public void rest() {}
          },
          () -> {},
          _ -> {});

  @Test
  void saysWhichRootIsNotWatched() {
    teller.watches(DOCS, new Watches(0, 7, "no events"));
    teller.watches(LAB, new Watches(8_000, 7, "no more"));
    assertEquals(
        List.of(
            "root docs is not watched; all of it is looked at every 30 seconds instead: no events",
            "root lab: 7 folders are not watched, but looked at every 30 seconds: no more"),
        lines);
  }

  @Test
  void saysOfASecretThatOthersCanReadWhichFileItIsAndWhatToDo(@TempDir Path folder)
      throws IOException {
    Path keys = Files.createFile(folder.resolve("keys"));
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
    teller.failed(
        assertThrows(IOException.class, () -> SecretFile.require("credentialsFile", keys)));
    assertEquals(
        List.of(
            ("tcfsd failed: the credentialsFile '%s' has mode rw-r--r--, and not rw------- or less: see that"
                    + " nobody else has read it, then run chmod 600 '%s'; it is tried again. Next"
                    + " step: run chmod 600 %s")
                .formatted(keys, keys, keys)),
        lines);
  }

  @Test
  void saysHowTheSourceOfADisputedDocumentRules() {
    teller.sourced(
        new SourceNote(Instant.EPOCH, Outcome.DISPUTED, "/a on a", "", List.of("it is by hand")));
    assertEquals(
        List.of(
            "the fleet document of /a on a is not published: it is by hand; to have it rule: tcfs"
                + " fleet publish --from-source --take-over"),
        lines);
  }

  @Test
  void saysItAgainOnlyAfterItWasOtherwise() {
    teller.watches(DOCS, new Watches(8_000, 0, ""));
    teller.watches(DOCS, new Watches(8_000, 1, "no more"));
    teller.watches(DOCS, new Watches(8_000, 2, "no more"));
    assertEquals(1, lines.size());

    teller.watches(DOCS, new Watches(8_000, 0, ""));
    teller.watches(DOCS, new Watches(8_000, 1, "no more"));
    assertEquals(
        "root docs: a folder is not watched, but looked at every 30 seconds: no more",
        lines.getLast());
    assertEquals(2, lines.size());
  }
}
