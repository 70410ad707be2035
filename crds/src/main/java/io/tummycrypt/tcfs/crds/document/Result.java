package io.tummycrypt.tcfs.crds.document;

import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.util.List;
import java.util.function.Function;

/** A value, or everything that is wrong with what it was to be made of. */
public sealed interface Result<T> {
  /** There is nothing wrong. */
  record Ok<T>(T value) implements Result<T> {
    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public T orThrow() {
      return value;
    }

    @Override
    public <U> Result<U> then(Function<T, Result<U>> next) {
      return next.apply(value);
    }
  }

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

    @Override
    public T orThrow() {
      throw new IllegalStateException(
          String.join("\n", findings.stream().map(Finding::toString).toList()));
    }

    @Override
    public <U> Result<U> then(Function<T, Result<U>> next) {
      return new Rejected<>(findings);
    }
  }

  /** The findings; none if there is a value. */
  List<Finding> findings();

  /**
   * The value.
   *
   * @throws IllegalStateException with all findings, if there is none
   */
  T orThrow();

  /** What {@code next} makes of the value; the findings stay. */
  <U> Result<U> then(Function<T, Result<U>> next);
}
