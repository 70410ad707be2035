/** Tests of the agent beside those of whole machines. */
@NullMarked
package io.tummycrypt.tcfs.app.operations;

import org.jspecify.annotations.NullMarked;
