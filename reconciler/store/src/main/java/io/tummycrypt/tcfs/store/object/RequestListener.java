package io.tummycrypt.tcfs.store.object;

/**
 * Told of every request to a store once it is over, whether it succeeded or not. Called by all
 * threads that use the store, so it is safe for them, and throws nothing. Until it returns its
 * thread asks for nothing more: that is how a rate is kept.
 */
@FunctionalInterface
public interface RequestListener {
  /** Nobody listens. */
  RequestListener NONE = _ -> {};

  /** One request is over. */
  void requested(StoreRequest request);

  /**
   * A request has no answer of use for some time, and is sent again; told once or more.
   *
   * @param what was asked of whom, and what came of it last, for people
   */
  default void waits(String what) {}

  /** Tells this one first, and then another. */
  default RequestListener and(RequestListener other) {
    RequestListener first = this;
    return new RequestListener() {
      @Override
      public void requested(StoreRequest request) {
        first.requested(request);
        other.requested(request);
      }

      @Override
      public void waits(String what) {
        first.waits(what);
        other.waits(what);
      }
    };
  }
}
