package io.tummycrypt.tcfs.engine.leaf;

import java.io.IOException;
import java.util.List;

/** Writes the configuration of a {@code nats-server}, a setting on each line. */
final class ConfigurationText {
  private final StringBuilder out;
  private final String indent;

  ConfigurationText() {
    this(new StringBuilder(), "");
  }

  private ConfigurationText(StringBuilder out, String indent) {
    this.out = out;
    this.indent = indent;
  }

  /** Writes what is between braces. */
  @FunctionalInterface
  interface Inner {
    void write(ConfigurationText text) throws IOException;
  }

  void comment(String text) {
    line("# " + text);
  }

  void text(String name, String value) {
    line(name + ": " + NatsText.quoted(value));
  }

  void number(String name, long value) {
    line(name + ": " + value);
  }

  void block(String name, Inner inner) throws IOException {
    line(name + " {");
    inner.write(new ConfigurationText(out, indent + "  "));
    line("}");
  }

  /** A list of values that are written as they are to stand there. */
  void list(String name, List<String> values) {
    line(name + ": [");
    values.forEach(value -> line("  " + value));
    line("]");
  }

  /** A list of one block. */
  void items(String name, Inner inner) throws IOException {
    line(name + ": [");
    line("  {");
    inner.write(new ConfigurationText(out, indent + "    "));
    line("  }");
    line("]");
  }

  private void line(String text) {
    out.append(indent).append(text).append('\n');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
