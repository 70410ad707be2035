package io.tummycrypt.tcfs.core.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class IoTextTest {
  @Test
  void saysWhatTheJdkLeavesToTheNameOfAClass() {
    assertText("/a: there is no such file or folder", new NoSuchFileException("/a"));
    assertText("/a: permission denied", new AccessDeniedException("/a"));
    assertText("/a: it is there already", new FileAlreadyExistsException("/a"));
    assertText("/a: it is no folder", new NotDirectoryException("/a"));
    assertText("/a: the folder is not empty", new DirectoryNotEmptyException("/a"));
    assertText("it is not a text in UTF-8", new MalformedInputException(1));
    assertText("it ends too early", new EOFException());
  }

  @Test
  void saysSoIfNothingIsKnown() {
    String unknown = "it failed, and the system does not say why";
    assertText(unknown, new IOException());
    assertText(unknown, new IOException(""));
    assertText("/a: " + unknown, new FileSystemException("/a"));
  }

  @Test
  void keepsTheReasonThatIsGiven() {
    assertText("/a: the disk is full", new FileSystemException("/a", null, "the disk is full"));
    assertText(
        "/a: not allowed (EPERM)", new AccessDeniedException("/a", null, "not allowed (EPERM)"));
    assertText("/a (and /b): in use", new FileSystemException("/a", "/b", "in use"));
    assertText("pack 9f is damaged", new IOException("pack 9f is damaged"));
  }

  @Test
  void leavesTheObjectOutWhereItIsNamedAlready() {
    assertEquals("permission denied", IoText.why(new AccessDeniedException("/a")));
  }

  @Test
  void quotesAnOddNameAndStaysOnItsLine() {
    assertText("'/a b': permission denied", new AccessDeniedException("/a b"));
    assertText(
        "$'/a\\n\\u001b[2K': no\\nroom",
        new FileSystemException("/a\n\u001b[2K", null, "no\nroom"));
    assertText("all\\nis well", new IOException("all\nis well"));
  }

  @Test
  void knowsWhatHelpsWhereThatIsKnown() {
    assertEquals("allow this user to use it", IoText.remedy(new AccessDeniedException("/a")));
    assertEquals("make room there", IoText.remedy(new IOException("No space left on device")));
    assertEquals("mend that", IoText.remedy(new NotDirectoryException("/a")));
    assertEquals("see that it is there", IoText.remedy(new NoSuchFileException("/a")));
    assertEquals("make room there", remedyOf("Disk quota exceeded"));
    assertEquals("look after its disk", remedyOf("Input/output error"));
    assertEquals("see that it can be reached", remedyOf("Transport endpoint is not connected"));
    assertEquals("see that it can be reached", remedyOf("Stale file handle"));
    assertEquals("move that away", remedyOf("object 'heads/a/1' is not a regular file"));
    assertEquals("raise its limit of open files (ulimit -n)", remedyOf("Too many open files"));
  }

  private static String remedyOf(String reason) {
    return IoText.remedy(new FileSystemException("heads/a/1", null, reason));
  }

  @Test
  void givesAFailureItsObjectUnlessItHasOne() {
    IOException bare = new IOException("No space left on device");
    FileSystemException named = IoText.at("/a", bare);
    assertText("/a: No space left on device", named);
    assertSame(bare, named.getCause());
    assertSame(named, IoText.at("/b", named));
  }

  private static void assertText(String expected, IOException e) {
    assertEquals(expected, IoText.of(e));
  }
}
