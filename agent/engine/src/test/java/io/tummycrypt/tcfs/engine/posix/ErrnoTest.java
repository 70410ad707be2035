package io.tummycrypt.tcfs.engine.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tummycrypt.tcfs.core.path.IoText;
import org.junit.jupiter.api.Test;

class ErrnoTest {
  @Test
  void saysWhatIsWrongInWordsAlone() {
    assertEquals("/a: permission denied", IoText.of(Errno.exception(Errno.EACCES, "/a")));
    for (int errno = 1; errno <= 133; errno++) {
      String words = Errno.words(errno);
      assertFalse(words.matches(".*E[A-Z]{2}.*"), words);
    }
  }

  @Test
  void tellsWhatCanBeDoneAboutIt() {
    assertEquals("allow this user to use it", remedy(Errno.EACCES));
    assertEquals("allow this user to use it", remedy(Errno.EPERM));
    assertEquals("see that it is there", remedy(Errno.ENOENT));
    assertEquals("look after its disk", remedy(5));
    assertEquals("raise its limit of open files (ulimit -n)", remedy(24));
    assertEquals("make room there", remedy(28));
    assertEquals("see that it can be reached", remedy(116));
    assertEquals("make room there", remedy(122));
  }

  private static String remedy(int errno) {
    return IoText.remedy(Errno.exception(errno, "/a"));
  }
}
