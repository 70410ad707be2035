package io.tummycrypt.tcfs.core.plan;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Which rule asked for an action, and the particulars, in words. */
public record Reason(Rule rule, String detail) {
  /** The rules, most of them rows of the three-way table. */
  public enum Rule {
    CHANGED_HERE("changed here"),
    NEW_HERE("new here"),
    DELETED_HERE("deleted here"),
    CHANGED_ELSEWHERE("changed elsewhere"),
    NEW_ELSEWHERE("new elsewhere"),
    DELETED_ELSEWHERE("deleted elsewhere"),
    EDIT_OUTLIVES_DELETE("an edit outlives a delete it has not seen"),
    SAME_CONTENT("same content here and elsewhere"),
    CONFLICT_WON("conflict: this version comes first"),
    CONFLICT_COPY("conflict: kept as a copy"),
    FOLDER_STAYS("a file and a folder at one path: the folder stays"),
    FOLDER_EMPTIED("nothing of the fleet is left in it"),
    RESOLVED("resolved by a person"),
    RELEASED("released by a person"),
    REJECTED("undone by a person");

    private final String text;

    Rule(String text) {
      this.text = text;
    }

    /** The rule in words, for people. */
    public String text() {
      return text;
    }
  }

  /** Those without particulars: there is one for each action of a plan. */
  private static final Map<Rule, Reason> PLAIN = new EnumMap<>(Rule.class);

  static {
    for (Rule rule : Rule.values()) {
      PLAIN.put(rule, new Reason(rule, ""));
    }
  }

  /** Why something that was held happens now, or is undone. */
  static Reason of(Decisions.Release release) {
    return of(
        switch (release) {
          case CARRY_OUT -> Rule.RELEASED;
          case REJECT -> Rule.REJECTED;
        });
  }

  static Reason of(Rule rule) {
    return Objects.requireNonNull(PLAIN.get(rule));
  }
}
