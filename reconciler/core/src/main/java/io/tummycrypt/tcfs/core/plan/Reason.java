package io.tummycrypt.tcfs.core.plan;

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
    private final Reason plain = new Reason(this, "");

    Rule(String text) {
      this.text = text;
    }

    /** The rule in words, for people. */
    public String text() {
      return text;
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
    return rule.plain;
  }
}
