package io.tummycrypt.tcfs.crds.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is to be known of a field of an API record; limits apply to the elements of a list. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {
  /** What the field means, in a sentence or two. */
  String value();

  /** Whether it must be written; a list then has an element at least. */
  boolean required() default false;

  /**
   * What holds when nobody writes it, in words or as the value; empty when there is nothing to say.
   * It is never a default of the API server: a value that appears by itself in one layer would hide
   * the layers below it.
   */
  String otherwise() default "";

  /** A regular expression that the whole text matches; empty for any text. */
  String pattern() default "";

  /** The pattern in words, for messages. */
  String form() default "";

  /** The most characters of a text. */
  int maxLength() default 4096;

  /** The least value of a number. */
  long min() default 0;

  /** The greatest value of a number. */
  long max() default Long.MAX_VALUE;

  /** The most elements of a list. */
  int maxItems() default 1000;

  /** The field of the elements of a list that must differ between them; empty if none. */
  String uniqueBy() default "";
}
