package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * Two files hold the same bytes, or different ones.
 *
 * @param first one file
 * @param second the other
 * @param same whether they must be the same
 */
record SameFilesCheck(String first, String second, boolean same) implements Check {

  private static final String SAME = "same";
  private static final List<String> ANSWERS = List.of(SAME, "different");

  static final CheckType TYPE =
      new CheckType(
              "files",
              "two files hold the same bytes, or different ones",
              List.of(
                  FieldSpec.required("of", FieldSpec.Kind.FILES, "two files"),
                  FieldSpec.choice("are", true, "how they compare", ANSWERS)),
              "files: { of: [notes.txt, copy.txt], are: same }",
              SameFilesCheck::read)
          .fails(Cause.NO_FILE, Cause.DIGEST_MISMATCH, Cause.NOT_DONE)
          .after("cp notes.txt copy.txt");

  private static SameFilesCheck read(Fields fields) {
    List<String> files = fields.allParsed("of", WorkspaceFile::parse);
    if (files.size() != 2) {
      fields.findings().add(fields.place("of"), "two files are compared", "two", "" + files.size());
      files = List.of("unread", "unread");
    }
    boolean same = Choices.read(fields, "are", ANSWERS).equals(SAME);
    return new SameFilesCheck(files.getFirst(), files.getLast(), same);
  }

  @Override
  public String goal() {
    return first + " and " + second + " hold " + (same ? "the same bytes" : "different bytes");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, first, "a file")
        .or(() -> Needs.file(view, second, "a file"))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    Digest one = Needs.digest(view, first);
    Digest other = Needs.digest(view, second);
    String found = one.shortened() + " and " + other.shortened();
    if (one.equals(other) == same) {
      return new CheckResult.Passed(found);
    }
    return CheckResult.failed(
        same ? Cause.DIGEST_MISMATCH : Cause.NOT_DONE,
        goal(),
        same ? "one digest" : "two digests",
        found);
  }
}
