package io.tummycrypt.tcfs.crds.schema;

import io.tummycrypt.tcfs.crds.Golden;
import io.tummycrypt.tcfs.crds.shape.Member;
import io.tummycrypt.tcfs.crds.shape.Shape;
import io.tummycrypt.tcfs.crds.shape.Shapes;

/** The tables of the reference page; the text around them is written by hand. */
final class ReferencePage {
  static final String BEGIN = "<!-- begin: generated from the API records -->\n";
  static final String END = "<!-- end -->\n";

  private final StringBuilder out = new StringBuilder();

  /** The page with its tables as they should be. */
  static String refresh(String page) {
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    return page.substring(0, begin) + tables() + page.substring(page.indexOf(END));
  }

  private static String tables() {
    ReferencePage page = new ReferencePage();
    page.out.append("<!-- ").append(Golden.REGENERATE).append(" -->\n");
    for (Crd crd : Crd.all()) {
      page.out.append("\n### ").append(crd.type().getSimpleName()).append("\n\n");
      page.out.append(crd.description()).append("\n\n");
      page.out.append("| field | type | if not written | meaning |\n|---|---|---|---|\n");
      page.addFields(Shapes.of(crd.type()), "");
    }
    return page.out.append('\n').toString();
  }

  private void addFields(Shape.ObjectOf shape, String prefix) {
    for (Member member : shape.members()) {
      String field = prefix + member.name();
      String otherwise = member.required() ? "**required**" : cell(member.otherwise());
      out.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(field, type(member.shape()), otherwise, cell(member.description())));
      if (member.shape() instanceof Shape.ObjectOf object) {
        addFields(object, field + ".");
      }
      if (member.shape() instanceof Shape.ListOf(Shape.ObjectOf object, String _, int _, int _)) {
        addFields(object, field + "[].");
      }
    }
  }

  private static String type(Shape shape) {
    return switch (shape) {
      case Shape.Text text -> text.form().isEmpty() ? "text" : cell(text.form());
      case Shape.Whole whole ->
          "whole number, "
              + whole.min()
              + (whole.max() < Integer.MAX_VALUE ? " to " + whole.max() : " or more");
      case Shape.Flag _ -> "`true` or `false`";
      case Shape.Choice choice -> "`" + String.join("`, `", choice.words()) + "`";
      case Shape.ListOf list ->
          "list of "
              + (list.minItems() > 0 ? list.minItems() + " to " : "at most ")
              + list.maxItems()
              + ": "
              + type(list.element());
      case Shape.TextMap _ -> "text by text";
      case Shape.ObjectOf object ->
          object.exactlyOneOf().isEmpty()
              ? "mapping"
              : "mapping with exactly one of `" + String.join("`, `", object.exactlyOneOf()) + "`";
    };
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
