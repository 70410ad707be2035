/**
 * The program's own native library, which the build makes where it finds a C compiler (decision
 * 0012). What its functions do belongs to the classes that declare them; each of those does without
 * it, more slowly. Open {@link io.tummycrypt.tcfs.store.library.NativeLibrary}.
 */
@NullMarked
package io.tummycrypt.tcfs.store.library;

import org.jspecify.annotations.NullMarked;
