/** What all objects have in common, and the document that describes them. */
@NullMarked
package io.tummycrypt.tcfs.store.format;

import org.jspecify.annotations.NullMarked;
