package io.tummycrypt.tcfs.crds.effective;

import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.desired.Unsupported;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.shape.Choices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What documents can declare and this version does not have, and what that means. */
final class NotYet {
  private NotYet() {}

  static List<Unsupported> ofRoot(String name, RootSettings root) {
    List<Unsupported> list = new ArrayList<>();
    String whose = "root '" + name + "'";
    if (root.mode().value() == RootMode.ON_DEMAND) {
      Setting<String> mode = new Setting<>("onDemand", root.mode().origin());
      list.add(of("mode", mode, whose + " is halted; nothing in it is fetched or published"));
    }
    if (root.syncGitDirs().value()) {
      String how = " (" + Choices.word(root.gitSyncMode().value()) + ")";
      Setting<String> git = new Setting<>("true" + how, root.syncGitDirs().origin());
      String effect =
          "git repositories below " + whose + " are not carried; the files beside their '.git' are";
      list.add(of("syncGitDirs", git, effect, new RootName(name)));
    } else if (root.syncGitDirs().origin().isBuiltIn()
        && !root.gitSyncMode().origin().isBuiltIn()) {
      // Who writes only how may think that this switches it on; a written 'false' leaves no doubt.
      String word = Choices.word(root.gitSyncMode().value());
      Setting<String> how = new Setting<>(word, root.gitSyncMode().origin());
      String effect = "git repositories below " + whose + " stay local";
      list.add(of("gitSyncMode", how, effect, new RootName(name)));
    }
    for (Setting<String> pin : root.pinned()) {
      list.add(of("pinned", pin, "nothing is pinned in " + whose));
    }
    return list;
  }

  private static Unsupported of(String name, Setting<?> setting, String effect) {
    return of(name, setting, effect, null);
  }

  private static Unsupported of(
      String name, Setting<?> setting, String effect, @Nullable RootName repositoriesOf) {
    String declared = name + ": " + setting.value();
    return new Unsupported(new Setting<>(declared, setting.origin()), effect, repositoriesOf);
  }
}
