package io.tummycrypt.tcfs.engine.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.object.TransientStoreException;
import io.tummycrypt.tcfs.store.older.OlderFormatException;
import io.tummycrypt.tcfs.store.older.OlderObjects;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which failures are about one object of an older store, and which about all of it. */
class SeparateFailuresTest {
  /** Fails always. */
  private record Failing(IOException failure) implements OlderObjects {
    @Override
    public byte[] read(String key, int maxBytes) throws IOException {
      throw failure;
    }

    @Override
    public List<String> list(String prefix) throws IOException {
      throw failure;
    }
  }

  private static IOException read(IOException failure) {
    SeparateFailures objects = new SeparateFailures(new Failing(failure));
    return assertThrows(IOException.class, () -> objects.read("chunks/a", 10));
  }

  @Test
  void whatIsWrongWithOneObjectIsToldOfThatOne() {
    assertEquals(
        "'chunks/a' cannot be read: Input/output error",
        assertThrows(
                OlderFormatException.class,
                () -> {
                  throw read(new IOException("Input/output error"));
                })
            .getMessage());
    assertEquals(
        OlderFormatException.class,
        read(new AccessDeniedException("chunks/a", null, "the server refuses it")).getClass());
  }

  @Test
  void whatIsWrongWithTheStoreOrMeansSomethingByItselfStaysAsItIs() {
    for (IOException failure :
        List.of(
            new StoreAbsentException("away"),
            new TransientStoreException("busy", new IOException("503")),
            new InterruptedIOException("stopped"),
            new NoSuchFileException("chunks/a"),
            new OlderFormatException("damaged"))) {
      assertSame(failure, read(failure));
    }
  }

  @Test
  void aListingThatFailsIsAboutAllOfIt() {
    IOException refused = new AccessDeniedException("index/");
    SeparateFailures objects = new SeparateFailures(new Failing(refused));
    assertSame(refused, assertThrows(IOException.class, () -> objects.list("index/")));
  }
}
