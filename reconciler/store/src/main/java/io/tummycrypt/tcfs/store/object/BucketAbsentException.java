package io.tummycrypt.tcfs.store.object;

/** The bucket that the store is in is not there. Only a person makes one. */
public final class BucketAbsentException extends StoreAbsentException {
  private static final long serialVersionUID = 1;

  public BucketAbsentException(String message) {
    super(message);
  }
}
