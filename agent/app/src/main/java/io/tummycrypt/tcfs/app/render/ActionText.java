package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Reason;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line for each action: a sign ({@code +} new, {@code ~} changed, {@code -} gone, {@code =}
 * same already), what is done, where, with what, why and by whom.
 */
final class ActionText {
  private ActionText() {}

  static void print(Iterable<Action> actions, Page lines) {
    new Table<Action>("  ")
        .column(action -> sign(action) + " " + verb(action))
        .colour(ActionText::colour)
        .column(action -> Words.path(action.path().toString()))
        .mayShorten()
        .column(ActionText::what)
        .column(ActionText::why)
        .print(actions, lines);
  }

  private static String sign(Action action) {
    return switch (action) {
      case Action.Push push -> push.version().from().isLive() ? "~" : "+";
      case Action.Pull pull -> pull.expected().isLive() ? "~" : "+";
      case Action.SetAttributes _ -> "~";
      case Action.PushCopy _, Action.MakeFolder _ -> "+";
      case Action.PushDeletion _, Action.Delete _, Action.RemoveFolder _ -> "-";
      case Action.Adopt _ -> "=";
    };
  }

  private static @Nullable Colour colour(Action action) {
    return switch (sign(action)) {
      case "+" -> Colour.ADDED;
      case "~" -> Colour.CHANGED;
      case "-" -> Colour.DELETED;
      default -> null;
    };
  }

  private static String verb(Action action) {
    return switch (action) {
      case Action.Publish _ -> "publish";
      case Action.Pull _ -> "fetch";
      case Action.Delete _ -> "delete";
      case Action.MakeFolder _ -> "make";
      case Action.RemoveFolder _ -> "remove";
      case Action.SetAttributes _ -> "set";
      case Action.Adopt _ -> "adopt";
    };
  }

  private static String what(Action action) {
    return switch (action) {
      case Action.PushDeletion _ -> "deletion";
      case Action.Push push -> ContentText.of(push.version().content());
      case Action.PushCopy copy -> ContentText.of(copy.version().content());
      case Action.Pull pull -> ContentText.of(pull.next().content());
      case Action.Delete delete -> ContentText.of(delete.expected());
      case Action.MakeFolder folder -> "folder " + ContentText.mode(folder.next().content());
      case Action.RemoveFolder _ -> "folder, if empty";
      case Action.SetAttributes set -> attributes(set);
      case Action.Adopt adopt -> ContentText.of(adopt.next().content());
    };
  }

  private static String attributes(Action.SetAttributes set) {
    String before = ContentText.mode(set.expected());
    Content next = set.next().content();
    String after = next.isLive() ? ContentText.mode(next) : "usual";
    return before.equals(after)
        ? "time " + Amounts.time(set.next().mtime())
        : "mode " + before + " -> " + after;
  }

  private static String why(Action action) {
    List<String> parts = new ArrayList<>(List.of(why(action.reason(), by(action))));
    switch (action) {
      case Action.Push push -> {
        if (push.version().movedFrom() != null) {
          parts.add("moved from " + Words.path(push.version().movedFrom().toString()));
        }
        if (push.bytesUp() == 0 && push.version().content().bytes() > 0) {
          parts.add("no bytes to send");
        }
      }
      case Action.Pull pull -> {
        if (pull.bytesDown() == 0 && pull.next().content().bytes() > 0) {
          parts.add("no bytes to fetch");
        }
      }
      case Action.PushDeletion _, Action.PushCopy _, Action.Delete _, Action.MakeFolder _ -> {}
      case Action.RemoveFolder _, Action.SetAttributes _, Action.Adopt _ -> {}
    }
    return String.join("; ", parts);
  }

  /** The particulars are the path that a copy is of, and of any other rule who made the change. */
  private static String why(Reason reason, String maker) {
    String detail = reason.detail();
    boolean isCopy = reason.rule() == Rule.CONFLICT_COPY;
    String by = isCopy || detail.isEmpty() ? maker : detail;
    return reason.rule().text()
        + (isCopy ? " of " + Words.path(detail) : "")
        + (by.isEmpty() ? "" : ", by " + by);
  }

  /** The device that made what is now to be here; empty for what this device makes itself. */
  static String by(Action action) {
    return switch (action) {
      case Action.PushCopy(Version version, var _) -> version.by().text();
      case Action.Push _, Action.PushDeletion _ -> "";
      case Action.Local local -> by(local.next());
      case Action.Adopt adopt -> by(adopt.next());
    };
  }

  private static String by(@Nullable Base next) {
    return next == null ? "" : next.dot().writer().device().text();
  }
}
