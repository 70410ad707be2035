package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.port.Staging;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A writer whose process dies at its step with some number, before that is done or thereafter. */
final class MortalWriter {
  private final RootWriter writer;
  private final boolean isDone;
  private int left;

  /** The process is killed: nothing catches it on the way. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  MortalWriter(RootWriter writer, int step, boolean isDone) {
    this.writer = writer;
    this.left = step;
    this.isDone = isDone;
  }

  RootWriter writer() {
    Class<?>[] types = {RootWriter.class};
    return (RootWriter)
        Proxy.newProxyInstance(
            RootWriter.class.getClassLoader(),
            types,
            (_, method, arguments) -> step(method, arguments));
  }

  private @Nullable Object step(Method method, Object[] arguments) throws Throwable {
    boolean isLast = left-- == 0;
    if (isLast && !isDone) {
      throw new Death();
    }
    @Nullable Object result;
    try {
      result = done(method.invoke(writer, arguments));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (isLast) {
      throw new Death();
    }
    return result;
  }

  /** Nothing goes on when a process is dead: what its threads make is made in this step. */
  private static @Nullable Object done(@Nullable Object result) throws IOException {
    if (result instanceof Staging staging) {
      List<StageResult> results = staging.results();
      return (Staging) () -> results;
    }
    return result;
  }
}
