package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code push} was asked for.
 *
 * @param paths local ones
 * @param as where the one path goes that is in no root, with a path; null for its own name in the
 *     detached root
 * @param choice what happens with versions that nobody here has seen; null to publish nothing then
 */
public record PushRequest(List<Path> paths, @Nullable Place as, @Nullable Choice choice) {
  public PushRequest {
    paths = List.copyOf(paths);
  }
}
