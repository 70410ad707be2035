/**
 * What is generated from the shapes of the API records: CRDs, the JSON Schema and the reference
 * page.
 */
@NullMarked
package io.tummycrypt.tcfs.crds.schema;

import org.jspecify.annotations.NullMarked;
