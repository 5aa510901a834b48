package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file lists the right SHA-256 of some files, as sha256sum writes it.
 *
 * @param file the list
 * @param of the files
 */
record ChecksumsCheck(String file, List<String> of) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "checksums",
              "a file lists the SHA-256 that some files have now, as sha256sum writes it",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the list"),
                  FieldSpec.required("of", FieldSpec.Kind.TEXTS, "the files")),
              "checksums: { file: SHA256SUMS, of: [notes.txt] }",
              ChecksumsCheck::read)
          .fails(Cause.NO_FILE, Cause.NOT_DONE, Cause.DIGEST_MISMATCH)
          .after("sha256sum notes.txt > SHA256SUMS");

  /** Copies the list. */
  ChecksumsCheck {
    of = List.copyOf(of);
  }

  private static ChecksumsCheck read(Fields fields) {
    return new ChecksumsCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.allParsed("of", WorkspaceFile::parse));
  }

  @Override
  public String goal() {
    return file + " lists the SHA-256 of " + String.join(", ", of);
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Stream.concat(Stream.of(file), of.stream())
        .flatMap(name -> Needs.file(view, name, "a file").stream())
        .findFirst()
        .orElseGet(() -> judged(view, Needs.text(view, file).lines().toList()));
  }

  private CheckResult judged(LabView view, List<String> lines) {
    for (String name : of) {
      Pattern form = Pattern.compile("\\S+ [ *]" + Pattern.quote(name));
      Optional<String> line = lines.stream().filter(form.asMatchPredicate()).findFirst();
      String wanted = Needs.digest(view, name).hex();
      if (line.isEmpty()) {
        return CheckResult.failed(Cause.NOT_DONE, file, "a line for " + name, "none");
      }
      if (!line.get().startsWith(wanted + " ")) {
        return CheckResult.failed(Cause.DIGEST_MISMATCH, name, "what " + file + " lists", wanted);
      }
    }
    return new CheckResult.Passed(of.size() + " listed");
  }
}
