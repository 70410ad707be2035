package io.tummycrypt.tcfs.core.path;

/** A failure that knows itself what a person can do about it: its type alone does not say. */
public interface WithRemedy {
  /** As {@link IoText#remedy} says it, to be followed by what to do then. */
  String remedy();
}
