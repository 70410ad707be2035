package io.tummycrypt.tcfs.app.operations;

/** What was asked cannot be done while another process is at work; nobody has to do anything. */
public final class BusyException extends RefusedException {
  private static final long serialVersionUID = 1;

  /** Says who is at work. */
  public BusyException(String message, String nextStep) {
    super(message, nextStep);
  }
}
