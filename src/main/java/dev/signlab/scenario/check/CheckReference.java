package dev.signlab.scenario.check;

/** Writes the reference page of all check types. */
public final class CheckReference {

  private static final String HEAD =
      """
      // Generated from dev.signlab.scenario.check; a test compares. Do not edit.
      = Checks

      A check looks at state: files, registry, recorded outcomes. Whatever tool made the state true passes it.
      A task lists its checks under `checks:`, each a map with one key, the type.
      """;

  private CheckReference() {}

  /** Returns the page as AsciiDoc. */
  public static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    CheckTypes.all().forEach(type -> section(page, type));
    return page.toString();
  }

  private static void section(StringBuilder page, CheckType type) {
    page.append("\n[#").append(type.name()).append("]\n== ").append(type.name()).append("\n\n");
    page.append("Passes when ").append(type.summary()).append(".\n\n");
    page.append("[cols=\"1,1,3\",options=\"header\"]\n|===\n| Key | Value | Meaning\n");
    type.fields().forEach(field -> row(page, field));
    page.append("|===\n\n[source,yaml]\n----\n- ").append(type.example()).append("\n----\n");
  }

  private static void row(StringBuilder page, FieldSpec field) {
    String kind = field.kind().words();
    String value =
        field.choices().isEmpty() ? kind : kind + " `" + String.join("`, `", field.choices()) + "`";
    page.append("| `").append(field.name()).append("` | ").append(value).append(" | ");
    page.append(field.description()).append(field.required() ? "" : " (may be left out)");
    page.append('\n');
  }
}
