/**
 * What the programs ask of a device, as one interface with values as answers.
 *
 * <p>Belongs here: questions, answers, and what both text and JSON count in them. Does not belong
 * here: how an answer is printed, or how it is found. Open {@link
 * io.tummycrypt.tcfs.app.operations.Operations} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.operations;

import org.jspecify.annotations.NullMarked;
