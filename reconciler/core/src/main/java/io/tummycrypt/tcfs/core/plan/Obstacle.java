package io.tummycrypt.tcfs.core.plan;

/** Why a plan leaves a path alone. */
public enum Obstacle {
  /** It, or a folder above it, cannot be observed. */
  UNKNOWN("what is there cannot be observed"),
  /** Its name is one that is never written here, or that means two paths here. */
  NAME("its name cannot be used here"),
  /** A pattern leaves it out. */
  IGNORED("a pattern leaves it out"),
  /** A change waits for a person's word. */
  HELD("a change of it waits for a person"),
  /** The whole root was emptied, and nothing in it is touched until a person has spoken. */
  EMPTIED_ROOT("the root was emptied, and a person has to say whether that was meant"),
  /** Something newer may be in heads that others have seen and that cannot be read. */
  MISSING_HEADS("something newer may be in what other devices have seen and this one cannot read"),
  /** Something that is left alone takes its place, or is in it. */
  IN_THE_WAY("something else that is left alone is in its way");

  private final String text;

  Obstacle(String text) {
    this.text = text;
  }

  /** The reason in words, for people. */
  public String text() {
    return text;
  }

  /** Whether to leave the path alone is the answer, and not just for now. */
  boolean isDecision() {
    return this == NAME || this == IGNORED;
  }
}
