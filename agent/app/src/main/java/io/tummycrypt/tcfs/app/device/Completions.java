package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Change;
import io.tummycrypt.tcfs.app.operations.Changes;
import io.tummycrypt.tcfs.app.operations.Completion;
import io.tummycrypt.tcfs.app.operations.LogRequest;
import io.tummycrypt.tcfs.app.operations.RootListing;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What this device can complete a word to. */
final class Completions {
  /** More than these would not help to choose. */
  private static final int VERSIONS = 20;

  private final Session session;

  Completions(Session session) {
    this.session = session;
  }

  /** The words that begin with {@code prefix}, sorted; of paths only those of the next level. */
  List<String> of(Completion kind, String prefix) throws IOException {
    List<String> words =
        switch (kind) {
          case DEVICES ->
              new Documents(session)
                  .toShow().ruling().document().deviceNames().stream()
                      .map(DeviceName::text)
                      .toList();
          case ROOTS ->
              new Roots(session).list().roots().stream().map(root -> root.name().text()).toList();
          case OTHER_ROOTS ->
              new Roots(session)
                  .list().others().stream()
                      .map(RootListing.Unmapped::name)
                      .map(RootName::text)
                      .toList();
          case PATHS -> new CompletedPaths(session).of(prefix);
          case DETACHED_PATHS -> new CompletedPaths(session).detached(prefix);
          case VERSIONS -> versions(prefix);
        };
    return words.stream().filter(word -> word.startsWith(prefix)).sorted().toList();
  }

  /** Behind an @ the names of versions; behind a path and an @ also those of its newest edits. */
  private List<String> versions(String prefix) throws IOException {
    int at = prefix.lastIndexOf('@');
    String path = prefix.substring(0, Math.max(at, 0));
    TreeSet<String> names = new TreeSet<>(of(Completion.DEVICES, ""));
    names.add(VersionName.BASE);
    if (!path.isEmpty()) {
      LogRequest newest =
          new LogRequest(Optional.of(path), Optional.empty(), Optional.empty(), VERSIONS);
      Changes changes = new HistoryLook(session).log(newest);
      TreePath exact = Objects.requireNonNull(changes.place()).path();
      for (Change change : changes.changes()) {
        if (change.version().path().equals(exact)) {
          names.add(VersionName.of(change.version().dot()).toString());
        }
      }
    }
    return names.stream().map(name -> path + "@" + name).toList();
  }
}
