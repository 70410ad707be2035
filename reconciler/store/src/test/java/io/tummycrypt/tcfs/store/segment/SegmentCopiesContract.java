package io.tummycrypt.tcfs.store.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every place for copies of segments promises. */
public abstract class SegmentCopiesContract {
  protected static final byte[] ONE = {1, 2, 3};
  protected static final byte[] OTHER = {4, 5};
  protected static final Digest ID_OF_ONE = Hasher.hash(ONE);
  protected static final Digest ID_OF_OTHER = Hasher.hash(OTHER);

  /** The copies under test. */
  protected abstract SegmentCopies copies();

  @Test
  void whatIsKeptIsFoundAndNothingElse() {
    assertNull(copies().find(ID_OF_ONE));
    copies().keep(ID_OF_ONE, ONE);
    assertArrayEquals(ONE, copies().find(ID_OF_ONE));
    assertNull(copies().find(ID_OF_OTHER));
  }

  @Test
  void whatIsKeptAgainIsReplaced() {
    copies().keep(ID_OF_ONE, OTHER);
    copies().keep(ID_OF_ONE, ONE);
    assertArrayEquals(ONE, copies().find(ID_OF_ONE));
  }

  @Test
  void whatIsNotRetainedIsGone() {
    copies().keep(ID_OF_ONE, ONE);
    copies().keep(ID_OF_OTHER, OTHER);
    copies().retain(Set.of(ID_OF_OTHER));
    assertNull(copies().find(ID_OF_ONE));
    assertArrayEquals(OTHER, copies().find(ID_OF_OTHER));
    copies().retain(Set.of());
    assertNull(copies().find(ID_OF_OTHER));
  }

  @Test
  void nothingIsRetainedWhereNothingWasKept() {
    copies().retain(Set.of(ID_OF_ONE));
    assertNull(copies().find(ID_OF_ONE));
  }
}
