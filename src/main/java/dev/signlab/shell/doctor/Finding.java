package dev.signlab.shell.doctor;

/**
 * What the doctor found.
 *
 * @param what what was looked at
 * @param verdict how it is
 * @param found what was found
 * @param hint a line or words that help, or an empty text
 */
record Finding(String what, Verdict verdict, String found, String hint) {

  /** How something is. */
  enum Verdict {
    /** As it should be. */
    WELL("✔", "ok"),
    /** Not there, and not needed. */
    ABSENT("·", "--"),
    /** Wrong. */
    ILL("✘", "BAD");

    private final String glyph;
    private final String word;

    Verdict(String glyph, String word) {
      this.glyph = glyph;
      this.word = word;
    }
  }

  static Finding well(String what, String found) {
    return new Finding(what, Verdict.WELL, found, "");
  }

  static Finding absent(String what, String found) {
    return new Finding(what, Verdict.ABSENT, found, "");
  }

  static Finding ill(String what, String found, String hint) {
    return new Finding(what, Verdict.ILL, found, hint);
  }

  boolean isIll() {
    return verdict == Verdict.ILL;
  }

  String line(boolean plain) {
    String mark = plain ? "%-4s".formatted(verdict.word) : verdict.glyph + " ";
    return mark + "%-10s %s".formatted(what, found);
  }
}
