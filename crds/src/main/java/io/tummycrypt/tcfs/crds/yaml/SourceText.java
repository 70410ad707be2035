package io.tummycrypt.tcfs.crds.yaml;

/**
 * A text to read.
 *
 * @param name what findings and origins call it: a file name as the person gave it, or such as
 *     {@code revision 7}
 */
public record SourceText(String name, String text) {}
