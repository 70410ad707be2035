package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.crds.shape.Choices;
import io.tummycrypt.tcfs.crds.shape.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes text, numbers, truth values and words; what does not fit becomes a finding and null. */
final class ScalarDecoder {
  private final List<Finding> findings;

  ScalarDecoder(List<Finding> findings) {
    this.findings = findings;
  }

  @Nullable String text(Shape.Text shape, YamlNode node, String path) {
    String text = anyText(node, path, "text");
    String wrong = text == null ? null : TextLimits.refusal(shape, text);
    if (wrong != null) {
      refuse(node, path, wrong);
      return null;
    }
    return text;
  }

  /**
   * Any text, also an empty one.
   *
   * @param expected what to call it in a finding
   */
  @Nullable String anyText(YamlNode node, String path, String expected) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      mismatch(node, path, expected);
      return null;
    }
    ScalarKind kind = scalar.kind();
    if (kind == ScalarKind.TEXT) {
      return scalar.value();
    }
    mismatch(node, path, expected, hint(kind));
    return null;
  }

  private static String hint(ScalarKind kind) {
    return switch (kind) {
      case TEXT -> "";
      case NOTHING -> "; leave the key out instead";
      case TRUTH, NUMBER -> "; if it is meant, put it in quotes";
      case AMBIGUOUS -> ", which is something else for other readers of YAML; put it in quotes";
    };
  }

  @Nullable Number whole(Shape.Whole shape, YamlNode node, String path) {
    if (node instanceof YamlNode.Scalar scalar
        && scalar.kind() == ScalarKind.NUMBER
        && scalar.value().matches("-?(0|[1-9][0-9]{0,17})")) {
      long value = Long.parseLong(scalar.value());
      if (value >= shape.min() && value <= shape.max()) {
        return shape.wide() ? (Number) value : (Number) (int) value;
      }
    }
    mismatch(node, path, "a whole number " + range(shape));
    return null;
  }

  private static String range(Shape.Whole shape) {
    boolean open = shape.max() >= Integer.MAX_VALUE;
    return "of " + shape.min() + (open ? " or more" : " to " + shape.max());
  }

  @Nullable Boolean flag(YamlNode node, String path) {
    if (node instanceof YamlNode.Scalar scalar && scalar.kind() == ScalarKind.TRUTH) {
      return Boolean.valueOf(scalar.value());
    }
    mismatch(node, path, "true or false");
    return null;
  }

  @Nullable Enum<?> choice(Shape.Choice shape, YamlNode node, String path) {
    String expected = "one of " + String.join(", ", shape.words());
    String word = anyText(node, path, expected);
    Enum<?> constant = word == null ? null : Choices.find(shape.type(), word);
    if (word != null && constant == null) {
      mismatch(node, path, expected, Suggestion.ifNear(word, shape.words()));
    }
    return constant;
  }

  void mismatch(YamlNode node, String path, String expected) {
    mismatch(node, path, expected, "");
  }

  private void mismatch(YamlNode node, String path, String expected, String hint) {
    refuse(node, path, "expected " + expected + ", found " + node.describe() + hint);
  }

  void refuse(YamlNode node, String path, String message) {
    findings.add(new Finding(node.at(), path.isEmpty() ? Finding.DOCUMENT : path, message));
  }
}
