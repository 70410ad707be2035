package io.tummycrypt.tcfs.core.port.memory;

import java.io.IOException;

/** Is told of every change just before it happens. */
@FunctionalInterface
public interface EffectListener {
  /** Nothing is done. */
  EffectListener NONE = _ -> {};

  /**
   * Called before one indivisible change; what it depends on is looked at afterwards, so that this
   * may also change the tree. An {@link IOException} makes the change fail; anything else thrown
   * passes through and is the crash of the process at this moment.
   *
   * @param effect what is about to happen, and to which path, such as {@code exchange notes/a}
   */
  void before(String effect) throws IOException;
}
