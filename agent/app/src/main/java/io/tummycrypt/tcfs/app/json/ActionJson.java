package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Reason;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.io.IOException;
import java.util.Locale;

/** Actions and the contents in them. */
final class ActionJson {
  private ActionJson() {}

  static void write(Json json, Action action) throws IOException {
    json.text("action", name(action));
    json.text("root", action.root().text());
    json.text("path", action.path().toString());
    switch (action) {
      case Action.Push push -> {
        version(json, push.version());
        json.number("bytesUp", push.bytesUp());
      }
      case Action.PushDeletion deletion -> version(json, deletion.version());
      case Action.PushCopy copy -> version(json, copy.version());
      case Action.Local local -> local(json, local);
      case Action.Adopt adopt -> next(json, adopt.next());
    }
    json.object("reason", () -> reason(json, action.reason()));
  }

  static String name(Action action) {
    return switch (action) {
      case Action.Push _ -> "publish";
      case Action.PushDeletion _ -> "publishDeletion";
      case Action.PushCopy _ -> "publishCopy";
      case Action.Pull _ -> "fetch";
      case Action.Delete _ -> "delete";
      case Action.MakeFolder _ -> "makeFolder";
      case Action.RemoveFolder _ -> "removeFolder";
      case Action.SetAttributes _ -> "setAttributes";
      case Action.Adopt _ -> "adopt";
    };
  }

  private static void version(Json json, Version version) throws IOException {
    json.text("by", version.by().text());
    json.object("content", () -> content(json, version.content()));
    json.object("replaces", () -> content(json, version.from()));
    json.textIfAny("copyOf", version.copyOf());
    json.textIfAny("movedFrom", version.movedFrom());
  }

  private static void local(Json json, Action.Local local) throws IOException {
    if (local.next() != null) {
      next(json, local.next());
    }
    json.object("replaces", () -> content(json, local.expected()));
    if (local instanceof Action.Pull pull) {
      json.number("bytesDown", pull.bytesDown());
    }
  }

  private static void next(Json json, Base next) throws IOException {
    json.text("by", next.dot().writer().device().text());
    json.object("content", () -> content(json, next.content()));
    json.text("mtime", next.mtime().toString());
    json.textIfAny("copyOf", next.copyOf());
  }

  private static void reason(Json json, Reason reason) throws IOException {
    json.text("rule", camel(reason.rule()));
    json.text("text", reason.rule().text());
    json.textIfAny("detail", reason.detail());
  }

  static void content(Json json, Content content) throws IOException {
    switch (content) {
      case Content.File file -> {
        json.text("kind", "file");
        json.number("size", file.size());
        json.text("digest", file.digest().toString());
        json.text("mode", octal(file.mode()));
      }
      case Content.Link link -> {
        json.text("kind", "link");
        json.text("target", link.target());
      }
      case Content.Folder folder -> {
        json.text("kind", "folder");
        json.text("mode", octal(folder.mode()));
      }
      case Content.Tombstone _ -> json.text("kind", "nothing");
    }
  }

  private static String octal(int mode) {
    return String.format("%04o", mode);
  }

  /** The name of a constant as the fields are written: {@code CHANGED_HERE}, changedHere. */
  static String camel(Enum<?> constant) {
    StringBuilder out = new StringBuilder();
    for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      boolean first = out.isEmpty();
      out.append(first ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return out.toString();
  }
}
