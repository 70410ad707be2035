package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.object.BucketAbsentException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {
  private static final String AGAIN =
      "next step: mend that and run the command again; nothing is lost\n";

  private final Shell shell = new Shell();

  @Test
  void tellsWhatWasRefusedAndWhatHelps() {
    assertFails(
        new RefusedException("device 'yoga' syncs already, process 12", "wait for it"),
        "tcfs: device 'yoga' syncs already, process 12\nnext step: wait for it\n");
  }

  @Test
  void namesTheFileOfAFileSystemsComplaint() {
    assertFails(
        new NoSuchFileException("/a b"),
        "tcfs: sync failed: '/a b': there is no such file or folder\n"
            + AGAIN.replace("mend that", "see that it is there"));
    assertFails(
        new UncheckedIOException(new AccessDeniedException("/a")),
        "tcfs: sync failed: /a: permission denied\n"
            + AGAIN.replace("mend that", "allow this user to use it"));
    assertFails(
        new FileSystemException("/a", null, "No space left on device"),
        "tcfs: sync failed: /a: No space left on device\n"
            + AGAIN.replace("mend that", "make room there"));
    assertFails(
        new IOException(),
        "tcfs: sync failed: it failed, and the system does not say why\n" + AGAIN);
  }

  @Test
  void aPackIsMadeAgainWhereItsFilesAreAndAnythingElseIsRestored() {
    assertFails(
        new DamagedObjectException(new ObjectKey("packs/0/ab/abcd"), "1 bytes", "a pack"),
        "tcfs: sync failed: object 'packs/0/ab/abcd' is damaged: found 1 bytes, expected a pack\n"
            + "next step: run 'tcfs store repair' on a device that has the files, or restore that"
            + " object from a copy of the store, and try again; nothing is lost here\n");
    assertFails(
        new DamagedObjectException(new ObjectKey("heads/a/1"), "1 bytes", "a slot"),
        "tcfs: sync failed: object 'heads/a/1' is damaged: found 1 bytes, expected a slot\n"
            + "next step: restore that object from a copy of the store, and try again; nothing is"
            + " lost here\n");
  }

  @Test
  void aFolderThatIsAwayIsMountedAndABucketIsMade() {
    assertFails(
        new StoreAbsentException("the store in '/srv/tcfs' is not there: no such folder"),
        """
        tcfs: the store in '/srv/tcfs' is not there: no such folder
        next step: mount or restore it, then try again
        """);
    assertFails(
        new BucketAbsentException("there is no bucket s3://lab at http://s3.lab"),
        "tcfs: there is no bucket s3://lab at http://s3.lab\n"
            + "next step: make or restore it, for tcfs makes no buckets, or correct its name,"
            + " then try again\n");
  }

  @Test
  void whatTheStoreMayHaveDoneIsFoundOutByAnotherRun() {
    assertFails(
        new UnknownOutcomeException(new ObjectKey("heads/a/1"), new IOException("timed out")),
        "tcfs: sync failed: it is not known whether object 'heads/a/1' was created: timed out\n"
            + "next step: see that the store can be reached, and run the command again, which finds"
            + " out; nothing is lost\n");
  }

  @Test
  void keepsAForeignMessageOnItsLine() {
    assertFails(
        new IOException("pack of 'a'\nDone: all is well\u001b[2K"),
        "tcfs: sync failed: pack of 'a'\\nDone: all is well\\u001b[2K\n" + AGAIN);
  }

  @Test
  void admitsAMistakeOfItsOwnWithoutAStackTrace() {
    fail(new IllegalStateException("no base"));
    assertEquals(3, shell.err.lines().count(), shell.err);
    assertTrue(shell.err.matches("(?s).*\ntrace: [0-9a-f]{32}\n"), shell.err);
    String where =
        "tcfs: sync failed: this is a mistake in tcfs: IllegalStateException at FailureTest";
    assertTrue(shell.err.startsWith(where), shell.err);
    assertTrue(
        shell.err.contains(": no base\nnext step: run it again with TCFS_TRACE=1"), shell.err);
  }

  @Test
  void printsTheStackTraceWhenAsked() {
    shell.environment = Map.of("TCFS_TRACE", "1");
    fail(new IllegalStateException("no base"));
    assertTrue(shell.err.contains("\tat io.tummycrypt.tcfs"), shell.err);
  }

  @Test
  void survivesErrorsOfTheMachineToo() {
    fail(new OutOfMemoryError("Java heap space"));
    assertTrue(shell.err.contains("needs more memory than it may use: Java heap space"), shell.err);
    fail(new StackOverflowError());
    assertEquals(3, shell.err.lines().count(), shell.err);
  }

  @Test
  void isNoSuccessIfTheResultCouldNotBeWritten() {
    PrintStream full =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            },
            false,
            StandardCharsets.UTF_8);
    Console console = new Console(full, new PrintStream(OutputStream.nullOutputStream()), nobody());
    Context context = new Context(console, Map.of(), _ -> shell.device);
    assertEquals(1, Program.run(context, "1", "device", "list"));
  }

  private static Console.Question nobody() {
    return new Console.Question() {
      @Override
      public boolean isPossible() {
        return false;
      }

      @Override
      public boolean isAnsweredYes(String text) {
        return false;
      }
    };
  }

  private void fail(Throwable failure) {
    shell.device.failure = Optional.of(failure);
    assertEquals(1, shell.run("sync"));
    assertEquals("", shell.out);
  }

  private void assertFails(Throwable failure, String printed) {
    fail(failure);
    assertEquals(printed, shell.err);
  }
}
