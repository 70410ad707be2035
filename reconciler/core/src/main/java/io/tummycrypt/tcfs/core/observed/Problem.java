package io.tummycrypt.tcfs.core.observed;

/** Why a path could not be observed; what is at it and below it is unknown, and is left alone. */
public record Problem(Kind kind, String detail) {
  /** What kind of thing stands in the way. */
  public enum Kind {
    /** It could not be read: permissions, an I/O error. */
    UNREADABLE,
    /** A socket, pipe or device, which tcfs does not carry. */
    SPECIAL,
    /** A name that tcfs cannot or does not carry. */
    NAME,
    /** It changed while it was read, again and again. */
    UNSTABLE,
    /** Another file system is mounted on this folder, or no longer is. */
    MOUNT
  }
}
