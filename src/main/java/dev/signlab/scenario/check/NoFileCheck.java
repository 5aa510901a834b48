package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.nio.file.Files;
import java.util.List;

/**
 * The learner's folder has no file of a name.
 *
 * @param path the name
 */
record NoFileCheck(String path) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "no-file",
              "a file is not there, or no longer there",
              List.of(FieldSpec.required("path", FieldSpec.Kind.FILE, "its name")),
              "no-file: { path: old.key }",
              NoFileCheck::read)
          .fails(Cause.NOT_DONE)
          .after("rm old.key");

  private static NoFileCheck read(Fields fields) {
    return new NoFileCheck(fields.parsed("path", WorkspaceFile::parse, "unread"));
  }

  @Override
  public String goal() {
    return "there is no " + path + " in your folder";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Files.notExists(view.folder().resolve(path))
        ? new CheckResult.Passed("no such file")
        : CheckResult.failed(Cause.NOT_DONE, "the folder " + view.folder(), "no " + path, path);
  }
}
