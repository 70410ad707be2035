/**
 * What must hold between the fields and objects of a fleet document, beyond what each field says of
 * itself.
 *
 * <p>Rules take objects that may have findings already: a null is skipped, and nothing is called
 * missing that was only unreadable. Does not belong here: reading, and precedence. Open {@link
 * io.tummycrypt.tcfs.crds.rules.DocumentRules} first.
 */
@NullMarked
package io.tummycrypt.tcfs.crds.rules;

import org.jspecify.annotations.NullMarked;
