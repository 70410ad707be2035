package io.tummycrypt.tcfs.core.version;

/** How one clock stands to another. */
public enum Causality {
  EQUAL,
  /** It has seen less: the other one strictly dominates it. */
  LESS,
  /** It has seen more: it strictly dominates the other one. */
  GREATER,
  /** Each has seen something that the other has not. */
  CONCURRENT
}
