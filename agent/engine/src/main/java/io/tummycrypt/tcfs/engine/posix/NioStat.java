package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.observed.Stat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The attributes that java.nio gives of a path, never those of a link's target. */
final class NioStat {
  private static final String ATTRIBUTES = "unix:mode,ino,nlink,dev,size,lastModifiedTime,ctime";

  private NioStat() {}

  static FileStat of(Path path) throws IOException {
    Map<String, Object> found = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) number(found, "mode");
    Stat stat =
        new Stat(
            number(found, "size").longValue(),
            nanos(found, "lastModifiedTime"),
            nanos(found, "ctime"),
            number(found, "ino").longValue());
    return new FileStat(
        FileStat.Kind.ofMode(mode),
        mode & 07777,
        stat,
        number(found, "nlink").longValue(),
        number(found, "dev").longValue(),
        /* mount= */ 0);
  }

  private static Number number(Map<String, Object> found, String name) {
    return found.get(name) instanceof Number number ? number : 0;
  }

  private static long nanos(Map<String, Object> found, String name) {
    return found.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
  }
}
