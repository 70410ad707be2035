package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ProtocolException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sees that a listing goes on: one whose pages have new tokens for ever would never end. */
final class PageOrder {
  /** Some servers pass over what is deleted, and have pages with nothing in them. */
  private static final int EMPTY = 100;

  private final S3Address address;
  private byte @Nullable [] first;
  private int empty;

  PageOrder(S3Address address) {
    this.address = address;
  }

  /**
   * Takes the next page.
   *
   * @throws ProtocolException if it begins no later than the one before
   */
  void next(ListPage page) throws ProtocolException {
    if (page.keys().isEmpty()) {
      require(++empty <= EMPTY);
      return;
    }
    empty = 0;
    byte[] key = page.keys().getFirst().getBytes(UTF_8);
    require(first == null || Arrays.compareUnsigned(first, key) < 0);
    first = key;
  }

  private void require(boolean goesOn) throws ProtocolException {
    if (!goesOn) {
      throw new ProtocolException(address + " begins its listing again and again");
    }
  }
}
