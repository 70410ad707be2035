package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.port.RootWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

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

  private Object step(Method method, Object[] arguments) throws Throwable {
    boolean isLast = left-- == 0;
    if (isLast && !isDone) {
      throw new Death();
    }
    Object result;
    try {
      result = method.invoke(writer, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (isLast) {
      throw new Death();
    }
    return result;
  }
}
