package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * A file of the learner's folder holds some texts, and lacks others.
 *
 * @param path the file
 * @param contains what must stand in it
 * @param lacks what must not
 */
record FileTextCheck(String path, List<String> contains, List<String> lacks) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "file-text",
              "a file holds some texts, and lacks others",
              List.of(
                  FieldSpec.required("path", FieldSpec.Kind.FILE, "the file"),
                  FieldSpec.optional("contains", FieldSpec.Kind.TEXTS, "what stands in it"),
                  FieldSpec.optional("lacks", FieldSpec.Kind.TEXTS, "what does not")),
              "file-text: { path: notes.txt, contains: [chapter one], lacks: draft }",
              FileTextCheck::read)
          .fails(Cause.NO_FILE, Cause.NOT_DONE)
          .after("echo \"chapter one\" > notes.txt");

  /** Copies the lists. */
  FileTextCheck {
    contains = List.copyOf(contains);
    lacks = List.copyOf(lacks);
  }

  private static FileTextCheck read(Fields fields) {
    FileTextCheck check =
        new FileTextCheck(
            fields.parsed("path", WorkspaceFile::parse, "unread"),
            fields.texts("contains"),
            fields.texts("lacks"));
    if (check.contains.isEmpty() && check.lacks.isEmpty()) {
      fields
          .findings()
          .add(fields.place(), "no text to look for", "contains: or lacks:", "neither");
    }
    return check;
  }

  @Override
  public String goal() {
    String with = contains.isEmpty() ? "" : " holds \"" + String.join("\" and \"", contains) + "\"";
    String without = lacks.isEmpty() ? "" : " lacks \"" + String.join("\" and \"", lacks) + "\"";
    return path + with + (with.isEmpty() || without.isEmpty() ? "" : " and") + without;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, path, "a file " + path).orElseGet(() -> judged(Needs.text(view, path)));
  }

  private CheckResult judged(String text) {
    Optional<String> missing = contains.stream().filter(each -> !text.contains(each)).findFirst();
    if (missing.isPresent()) {
      return CheckResult.failed(Cause.NOT_DONE, path, "\"" + missing.get() + "\"", "not in it");
    }
    return lacks.stream()
        .filter(text::contains)
        .findFirst()
        .<CheckResult>map(
            there ->
                CheckResult.failed(
                    Cause.NOT_DONE, path, "not \"" + there + "\"", "it is in the file"))
        .orElseGet(() -> new CheckResult.Passed(path + " was read"));
  }
}
