package io.tummycrypt.tcfs.crds.shape;

/**
 * A field of a record.
 *
 * @param otherwise what holds when it is not written; may be empty
 */
public record Member(
    String name, Shape shape, boolean required, String description, String otherwise) {}
