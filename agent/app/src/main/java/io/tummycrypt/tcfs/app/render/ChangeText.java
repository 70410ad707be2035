package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Change;
import io.tummycrypt.tcfs.app.operations.Changes;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was changed, a line for each change; each begins with when, and with the version's name. */
public final class ChangeText {
  private ChangeText() {}

  /** Prints the changes, and what is missing among them. */
  public static void print(Changes changes, Page lines) {
    if (changes.changes().isEmpty()) {
      Place place = changes.place();
      lines.accept(
          place == null
              ? "No such change is on record."
              : "No such change of " + name(place) + " is on record.");
    }
    new Table<Change>("")
        .column(change -> Amounts.time(change.at()))
        .column(change -> VersionName.of(change.version().dot()).toString())
        .column(ChangeText::kind)
        .column(change -> name(change.version().root(), change.version().path()))
        .mayShorten()
        .column(ChangeText::what)
        .column(ChangeText::more)
        .print(changes.changes(), lines);
    long left = changes.total() - changes.changes().size();
    if (left > 0) {
      lines.accept("");
      lines.accept(
          "These are the newest; %s not shown: -n %d shows all"
              .formatted(Amounts.count(left, "older one is", "older ones are"), changes.total()));
    }
    GapText.print(changes.gaps(), lines);
  }

  /** A root, or a path in it, as the store names it. */
  static String name(Place place) {
    TreePath path = place.path();
    return path == null ? place.root().text() : name(place.root(), path);
  }

  private static String name(RootName root, TreePath path) {
    return Words.of(root + "/" + path);
  }

  private static String kind(Change change) {
    return switch (change.kind()) {
      case NEW -> "+ new";
      case CHANGED -> "~ changed";
      case MODE -> "~ mode";
      case RESOLVED -> "= resolved";
      case DELETED -> "- deleted";
      case RENAMED -> "+ renamed";
      case COPY -> "+ copy";
    };
  }

  private static String what(Change change) {
    Content from = change.version().from();
    Content now = change.version().content();
    return switch (change.kind()) {
      case MODE -> "mode " + ContentText.mode(from) + " -> " + ContentText.mode(now);
      case CHANGED, DELETED -> text(from) + " -> " + text(now);
      case NEW, RENAMED, COPY, RESOLVED -> text(now);
    };
  }

  /** A content in short. */
  static String text(Content content) {
    return switch (content) {
      case Content.File file -> ContentText.identity(file) + " " + Amounts.bytes(file.size());
      case Content.Folder folder -> "folder " + ContentText.mode(folder);
      case Content.Link _, Content.Tombstone _ -> ContentText.of(content);
    };
  }

  private static String more(Change change) {
    Version version = change.version();
    List<String> parts = new ArrayList<>();
    if (version.movedFrom() != null) {
      parts.add("from " + Words.path(version.movedFrom().toString()));
    }
    if (change.kind() == Change.Kind.COPY && version.copyOf() != null) {
      parts.add("lost at " + Words.path(version.copyOf().toString()));
      parts.add("copy made by " + change.publishedBy());
    }
    if (!change.joins().isEmpty()) {
      String siblings =
          change.joins().stream()
              .map(dot -> VersionName.of(dot).toString())
              .collect(Collectors.joining(", "));
      parts.add("ends the conflict " + (change.joins().size() == 1 ? "with " : "of ") + siblings);
    }
    if (change.isCarried()) {
      parts.add("as carried by " + change.publishedBy());
    }
    return String.join("; ", parts);
  }
}
