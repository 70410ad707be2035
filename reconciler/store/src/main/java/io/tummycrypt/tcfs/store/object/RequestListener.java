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

  /** Tells this one first, and then another. */
  default RequestListener and(RequestListener other) {
    return request -> {
      requested(request);
      other.requested(request);
    };
  }
}
