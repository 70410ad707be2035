package io.tummycrypt.tcfs.core.observed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link TreePrint} of a tree while it is walked. The walk tells it of everything that is
 * in a folder, and when it enters and leaves one. SHA-256, for a file's name and times may be
 * anybody's.
 */
public final class TreePrinter {
  private static final int ROOM = 1 << 13;

  /** A tag, a length, a mode and the four numbers of a stat. */
  private static final int ENTRY_BYTES = 1 + 2 * Integer.BYTES + 4 * Long.BYTES;

  private final MessageDigest digest = Sha256.begin();
  private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);
  private boolean isReliable = true;
  private long files;
  private long bytes;
  private int repositories;
  private int excluded;

  /** A file that is carried. */
  public void file(String name, int mode, Stat stat) {
    entry('f', name, mode, stat);
    files++;
    bytes += stat.size();
  }

  /** A link that is carried. */
  public void link(String name, int mode, Stat stat) {
    entry('k', name, mode, stat);
    files++;
  }

  /** A folder that is carried; what is in it follows, and {@link #leave}. */
  public void folder(String name, int mode) {
    named('d', name).putInt(mode);
  }

  private void entry(char tag, String name, int mode, Stat stat) {
    named(tag, name).putInt(mode).putLong(stat.size()).putLong(stat.mtimeNanos());
    buffer.putLong(stat.ctimeNanos()).putLong(stat.inode());
  }

  /** Something that a rule leaves out. */
  public void leftOut(String name, Setting<String> rule) {
    boolean isRepository = rule.equals(NameVerdict.REPOSITORY);
    named(isRepository ? 'r' : 'x', name);
    repositories += isRepository ? 1 : 0;
    excluded += isRepository ? 0 : 1;
  }

  /** The rules of the folder that is being walked. */
  public void rules(String text) {
    named('i', text);
  }

  /** The innermost folder has been walked. */
  public void leave() {
    named('l', "");
  }

  /**
   * Something could not be told, or may change without a trace: there is no number for the tree.
   */
  public void spoil() {
    isReliable = false;
  }

  /** Whether there may still be a number. */
  public boolean isReliable() {
    return isReliable;
  }

  /** The number; null if there is none. */
  public @Nullable TreePrint print() {
    if (!isReliable) {
      return null;
    }
    digest.update(buffer.flip());
    Digest all = Digest.of(Digest.Algorithm.SHA256, digest.digest());
    return new TreePrint(all, files, bytes, repositories, excluded);
  }

  private ByteBuffer named(char tag, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    if (buffer.remaining() < ENTRY_BYTES + utf8.length) {
      digest.update(buffer.flip());
      buffer.clear();
    }
    buffer.put((byte) tag).putInt(utf8.length);
    if (utf8.length <= buffer.remaining() - ENTRY_BYTES) {
      return buffer.put(utf8);
    }
    digest.update(buffer.flip());
    digest.update(utf8);
    return buffer.clear();
  }
}
