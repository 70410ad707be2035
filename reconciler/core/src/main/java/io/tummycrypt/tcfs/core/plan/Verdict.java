package io.tummycrypt.tcfs.core.plan;

/** How a path stands, in one word. */
public enum Verdict {
  /** Here is what the fleet has, be it nothing. */
  SYNCHRONISED("synchronised"),
  /** The plan has something to do here. */
  PENDING("pending"),
  /** A pattern, or a rule of tcfs, leaves it out. */
  IGNORED("ignored"),
  /** A change waits: for a person's word, for room on the disk, or for something else first. */
  HELD("held"),
  /** Several contents are there, and a person has to decide. */
  CONFLICT("conflict"),
  /** It is something that tcfs does not carry, or that this version cannot honour. */
  UNSUPPORTED("unsupported"),
  /** It cannot be observed, or its root is halted. */
  FAILED("failed"),
  /** It is not here, and the fleet does not know of it. */
  ABSENT("absent");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** The verdict as printed, and in JSON. */
  public String text() {
    return text;
  }
}
