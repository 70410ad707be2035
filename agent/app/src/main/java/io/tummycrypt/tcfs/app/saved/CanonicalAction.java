package io.tummycrypt.tcfs.app.saved;

import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An action as a line of words that read back as what they were.
 *
 * <p>Dots, clocks and the times of new versions are left out: they differ each time a plan is made.
 * A version is its kind, content and mode, and that is what a person agreed to.
 */
final class CanonicalAction {
  private static final int BRIEF_WORDS = 2;

  /** Stands between what is done where and the rest; within a word it would be escaped. */
  private static final char END_OF_BRIEF = '\t';

  private final List<String> words = new ArrayList<>();

  private CanonicalAction(Action action) {
    add(verb(action)).add(action.root().text() + ":" + action.path());
    add(action.reason().rule().name());
  }

  static String of(Action action) {
    CanonicalAction line = new CanonicalAction(action);
    switch (action) {
      case Action.Publish publish -> line.add(publish.version());
      case Action.Local local -> {
        line.add("expects").add(local.expected());
        line.add(local.next());
      }
      case Action.Adopt adopt -> line.add(adopt.next());
    }
    return String.join(" ", line.words.subList(0, BRIEF_WORDS))
        + END_OF_BRIEF
        + String.join(" ", line.words.subList(BRIEF_WORDS, line.words.size()));
  }

  static String of(StreamAction action) {
    StringBuilder line = new StringBuilder();
    line.append(action.what().name().toLowerCase(Locale.ROOT)).append('-');
    line.append(action.part().name().toLowerCase(Locale.ROOT).replace('_', '-')).append(' ');
    line.append(Words.of(action.name())).append(END_OF_BRIEF);
    for (StreamAction.Difference each : action.differences()) {
      line.append(Words.of(each.setting() + "=" + each.found() + "=" + each.expected()));
    }
    return line.toString();
  }

  /** The line cut after what is done and where. */
  static String brief(String line) {
    int end = line.indexOf(END_OF_BRIEF);
    return end < 0 ? line : line.substring(0, end);
  }

  private static String verb(Action action) {
    return switch (action) {
      case Action.Push _ -> "publish";
      case Action.PushDeletion _ -> "publish-deletion";
      case Action.PushCopy _ -> "publish-copy";
      case Action.Pull _ -> "fetch";
      case Action.Delete _ -> "delete";
      case Action.MakeFolder _ -> "make-folder";
      case Action.RemoveFolder _ -> "remove-folder";
      case Action.SetAttributes _ -> "set-attributes";
      case Action.Adopt _ -> "adopt";
    };
  }

  private void add(Version version) {
    add("by").add(version.by().text());
    add("content").add(version.content());
    add("from").add(version.from());
    add("mode").add(version.onConflict().text());
    if (version.copyOf() != null) {
      add("copy").add(version.copyOf().toString());
    }
  }

  private void add(@Nullable Base next) {
    if (next != null) {
      add("by").add(next.dot().writer().device().text());
      add("content").add(next.content());
      if (next.content().isLive()) {
        add("mtime").add(next.mtime().toString());
      }
    }
  }

  private CanonicalAction add(Content content) {
    switch (content) {
      case Content.File(var digest, long size, int mode) ->
          add("file").add(digest.toString()).add(Long.toString(size)).add(octal(mode));
      case Content.Link(String target) -> add("link").add(target);
      case Content.Folder(int mode) -> add("folder").add(octal(mode));
      case Content.Tombstone() -> add("nothing");
    }
    return this;
  }

  private CanonicalAction add(String word) {
    words.add(Words.of(word));
    return this;
  }

  private static String octal(int mode) {
    return Integer.toOctalString(mode);
  }
}
