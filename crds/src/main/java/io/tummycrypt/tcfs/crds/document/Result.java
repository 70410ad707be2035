package io.tummycrypt.tcfs.crds.document;

import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.util.List;
import java.util.function.Function;

/** A value, or everything that is wrong with what it was to be made of. */
public sealed interface Result<T> {
  /** There is nothing wrong. */
  record Ok<T>(T value) implements Result<T> {}

  /**
   * There is no value.
   *
   * @param findings at least one, in the order of the text
   */
  record Rejected<T>(List<Finding> findings) implements Result<T> {
    public Rejected {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("nothing is rejected without a finding");
      }
    }
  }

  /** The findings; none if there is a value. */
  default List<Finding> findings() {
    return switch (this) {
      case Ok<T> _ -> List.of();
      case Rejected<T> rejected -> rejected.findings();
    };
  }

  /**
   * The value.
   *
   * @throws IllegalStateException with all findings, if there is none
   */
  default T orThrow() {
    return switch (this) {
      case Ok<T> ok -> ok.value();
      case Rejected<T> rejected ->
          throw new IllegalStateException(
              String.join("\n", rejected.findings().stream().map(Finding::toString).toList()));
    };
  }

  /** What {@code next} makes of the value; the findings stay. */
  default <U> Result<U> then(Function<T, Result<U>> next) {
    return switch (this) {
      case Ok<T> ok -> next.apply(ok.value());
      case Rejected<T> rejected -> new Rejected<>(rejected.findings());
    };
  }
}
