package io.tummycrypt.tcfs.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do at a message server. Nothing of the files depends on it.
 *
 * @param actions in the order in which they are done
 * @param unknown why nobody could look; null if somebody has, or there is no server to look at
 */
public record StreamPlan(List<StreamAction> actions, @Nullable String unknown) {
  /** Nothing. */
  public static final StreamPlan NONE = new StreamPlan(List.of(), null);

  public StreamPlan {
    actions = List.copyOf(actions);
  }

  /** This, once what is to be done first is done. */
  public StreamPlan after(StreamPlan first) {
    List<StreamAction> all = new ArrayList<>(first.actions);
    all.addAll(actions);
    if (first.unknown == null || unknown == null) {
      return new StreamPlan(all, first.unknown == null ? unknown : first.unknown);
    }
    return new StreamPlan(all, first.unknown + "; " + unknown);
  }
}
