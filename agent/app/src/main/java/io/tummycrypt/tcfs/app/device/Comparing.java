package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Difference;
import io.tummycrypt.tcfs.app.operations.Difference.Side;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.StoredVersion.Bytes;
import io.tummycrypt.tcfs.app.operations.UnreadableReport;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.apply.RootGate;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.ShellWord;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootReader;
import io.tummycrypt.tcfs.engine.tree.WholeFile;
import io.tummycrypt.tcfs.store.slot.Written;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares two contents of one path: versions of it, or what is here. */
final class Comparing implements AutoCloseable {
  /** Texts that are larger are not compared line by line. */
  private static final int MAX_TEXT = 2 << 20;

  private static final String NOWHERE = "/dev/null";

  private final Session session;
  private final Desired desired;
  private final HistoryPlaces places;
  private final Place place;
  private final TreePath path;
  private final @Nullable DesiredRoot root;
  private final @Nullable LocalFolder folder;
  private @Nullable Versions versions;

  Comparing(Session session, String text) throws IOException {
    this.session = session;
    this.desired = new Documents(session).toShow().ruling().desired();
    this.places = new HistoryPlaces(desired);
    this.place = places.of(text);
    this.path = HistoryPlaces.requirePath(place);
    this.root = desired.roots().get(place.root());
    this.folder =
        root == null ? null : new LocalFolder(root.localPath().value(), session.home().folders());
  }

  /** One of the two, with its bytes. */
  private record Found(String name, Content content, Bytes bytes) {
    Side side() {
      return new Side(name, content);
    }
  }

  Difference compare(VersionName from, Optional<VersionName> to) throws IOException {
    Found before = version(from);
    Found after = to.isPresent() ? version(to.get()) : here();
    requireFile(before, after);
    if (before.content().sameContent(after.content())
        || !(isText(before.content()) && isText(after.content()))) {
      return difference(before, after, List.of(), unshown(before, after));
    }
    String old = text(before);
    String now = text(after);
    if (old == null || now == null) {
      return difference(before, after, List.of(), "they are not both text in UTF-8");
    }
    List<String> lines = UnifiedDiff.of(label(before), old, label(after), now);
    return difference(before, after, lines, null);
  }

  private Difference difference(
      Found before, Found after, List<String> lines, @Nullable String unshown) {
    List<UnreadableReport> unreadable = versions == null ? List.of() : versions.unreadable();
    return new Difference(place, before.side(), after.side(), lines, unshown, unreadable);
  }

  private void requireFile(Found before, Found after) throws IOException {
    if (!before.content().isLive() && !after.content().isLive()) {
      versions(); // refuses a path of which nothing is on record
    }
    boolean wasFile = before.content() instanceof Content.File;
    if (after.content() instanceof Content.Folder && after.name().isEmpty() && !wasFile) {
      throw new RefusedException(
          "'" + place.root() + "/" + path + "' is a folder",
          "'tcfs status PATH' shows what is different in it; compare one file of it");
    }
  }

  private static boolean isText(Content content) {
    return !content.isLive() || (content instanceof Content.File && content.bytes() <= MAX_TEXT);
  }

  /** Where not both are files, the kinds say all. */
  private static @Nullable String unshown(Found before, Found after) {
    boolean isLarge = before.content().bytes() > MAX_TEXT || after.content().bytes() > MAX_TEXT;
    return isLarge && !before.content().sameContent(after.content())
        ? "larger than 2 MiB: not compared line by line"
        : null;
  }

  private Found version(VersionName name) throws IOException {
    if (name instanceof VersionName.Base) {
      Base base = session.states().load().bases(place.root()).get(path);
      Content content = base == null ? Content.nothing() : base.content();
      return new Found(
          name.toString(),
          content,
          out -> new VersionBytes(session, versions().find(name)).copyTo(out));
    }
    Written written = versions().find(name);
    return new Found(
        VersionName.of(written.version().dot()).toString(),
        written.version().content(),
        new VersionBytes(session, written));
  }

  /** Read when it is needed: that a file is as agreed shows without. */
  private Versions versions() throws IOException {
    if (versions == null) {
      versions = Versions.read(session, places, place);
    }
    return versions;
  }

  private Found here() throws IOException {
    if (root == null || folder == null) {
      throw new RefusedException(
          "root '" + place.root() + "' is not on this device, so nothing is here to compare",
          "name two versions: --with VERSION --to VERSION");
    }
    LocalFolder local = folder;
    LocalRootReader reader = new LocalRootReader(local, session.machine()::now);
    requireNotHalted(root, reader);
    Content content = reader.identify(path);
    return new Found(
        "",
        content,
        out -> {
          WholeFile read =
              WholeFile.read(local.handle(), path, (bytes, length) -> out.write(bytes, 0, length));
          if (!read.content().sameContent(content)) {
            throw new RefusedException(
                "'" + place.root() + "/" + path + "' changed while it was read", "try again");
          }
        });
  }

  /** What is in a folder that is not the root's must not pass for what has become of the root. */
  private void requireNotHalted(DesiredRoot root, LocalRootReader reader) throws IOException {
    String fleet = session.store().identity().fleet().toString();
    RootMemory memory = session.states().load().root(root.name());
    if (RootGate.of(root, fleet, memory, reader.look()) instanceof RootGate.Halt halt) {
      throw new RefusedException(
          "root '%s' is halted: %s".formatted(root.name(), halt.reason()), halt.nextStep());
    }
  }

  /** The text; null if it is none. */
  private static @Nullable String text(Found found) throws IOException {
    if (!found.content().isLive()) {
      return "";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) found.content().bytes());
    found.bytes().copyTo(bytes);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      return text.indexOf('\0') < 0 ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private String label(Found found) {
    if (!found.content().isLive()) {
      return NOWHERE;
    }
    String name = ShellWord.of(place.root() + "/" + path);
    return found.name().isEmpty() ? name : name + "@" + found.name();
  }

  @Override
  public void close() {
    if (folder != null) {
      folder.close();
    }
  }
}
