package io.tummycrypt.tcfs.store.chunk;

import io.tummycrypt.tcfs.core.version.Digest;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * BLAKE3 in the library that the build makes of {@code blake3.c} where there is a C compiler. All
 * memory is the JVM's own: nothing has to be freed.
 */
final class NativeBlake3 implements Hasher {
  /** The system property that names the library's file. */
  static final String LIBRARY = "tcfs.blake3";

  /** What is hashed in one call: the JVM collects no garbage meanwhile. About a tenth of a ms. */
  private static final int PIECE = 1 << 18;

  /** Enough bytes for whole trees, for vectors of every width, and for a rest. */
  private static final int CHECKED = 40 * 1024 + 1;

  /** The digest of so many bytes of which byte i is i % 251. */
  private static final String EXPECTED =
      "f9891001206b76f2cb56e0cd12e431ce9760834e2e3d3d8b6ab59d6a571e6e68";

  private static final @Nullable Functions FUNCTIONS = load(System.getProperty(LIBRARY, ""));

  private final MemorySegment state = functions().newState();

  private NativeBlake3() {}

  /** The functions of the library, which stays loaded. */
  record Functions(MethodHandle update, MethodHandle finish, int stateWords, int lanes) {
    private MemorySegment newState() {
      return MemorySegment.ofArray(new long[stateWords]);
    }

    /** Whether it hashes as it should: wrong digests would name what nobody finds again. */
    private boolean isRight() throws Throwable {
      byte[] input = new byte[CHECKED];
      for (int i = 0; i < input.length; i++) {
        input[i] = (byte) (i % 251);
      }
      byte[] digest = new byte[Digest.BYTES];
      MemorySegment state = newState();
      update.invokeExact(state, MemorySegment.ofArray(input), 0L, (long) CHECKED);
      finish.invokeExact(state, MemorySegment.ofArray(digest));
      return HexFormat.of().formatHex(digest).equals(EXPECTED);
    }
  }

  /** A new hasher; null where there is no library that fits this system. */
  static @Nullable Hasher create() {
    return FUNCTIONS == null ? null : new NativeBlake3();
  }

  /** Of a constant, so that the compiler sees through the handles. */
  private static Functions functions() {
    return Objects.requireNonNull(FUNCTIONS);
  }

  /** How many chunks the library hashes at once on this processor; 0 if there is none. */
  static int lanes() {
    return FUNCTIONS == null ? 0 : FUNCTIONS.lanes();
  }

  /** The functions of a library; null if it is none, or none of ours. */
  @SuppressWarnings("restricted") // our own library, named by our own launcher
  static @Nullable Functions load(String library) {
    if (library.isEmpty() || !Files.isRegularFile(Path.of(library))) {
      return null;
    }
    try {
      SymbolLookup symbols = SymbolLookup.libraryLookup(Path.of(library), Arena.global());
      Linker linker = Linker.nativeLinker();
      Linker.Option onHeap = Linker.Option.critical(/* allowHeapAccess= */ true);
      AddressLayout pointer = ValueLayout.ADDRESS;
      ValueLayout.OfLong size = ValueLayout.JAVA_LONG;
      MethodHandle words =
          linker.downcallHandle(
              symbols.findOrThrow("tcfs_blake3_state_words"), FunctionDescriptor.of(size));
      MethodHandle lanes =
          linker.downcallHandle(
              symbols.findOrThrow("tcfs_blake3_lanes"), FunctionDescriptor.of(size));
      Functions functions =
          new Functions(
              linker.downcallHandle(
                  symbols.findOrThrow("tcfs_blake3_update"),
                  FunctionDescriptor.ofVoid(pointer, pointer, size, size),
                  onHeap),
              linker.downcallHandle(
                  symbols.findOrThrow("tcfs_blake3_finish"),
                  FunctionDescriptor.ofVoid(pointer, pointer),
                  onHeap),
              Math.toIntExact((long) words.invokeExact()),
              Math.toIntExact((long) lanes.invokeExact()));
      return functions.isRight() ? functions : null;
    } catch (Throwable e) {
      // Made for another system, by another compiler, or no library at all: Java does it, too.
      return null;
    }
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    MemorySegment input = MemorySegment.ofArray(bytes);
    try {
      for (int done = 0; done < length; done += PIECE) {
        long piece = Math.min(PIECE, length - done);
        functions().update().invokeExact(state, input, (long) offset + done, piece);
      }
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public Digest finish() {
    byte[] digest = new byte[Digest.BYTES];
    try {
      functions().finish().invokeExact(state, MemorySegment.ofArray(digest));
    } catch (Throwable e) {
      throw impossible(e);
    }
    return Digest.of(Digest.Algorithm.BLAKE3, digest);
  }

  private static Error impossible(Throwable thrown) {
    if (thrown instanceof Error error) {
      return error;
    }
    return new AssertionError("the library throws nothing of its own", thrown);
  }
}
