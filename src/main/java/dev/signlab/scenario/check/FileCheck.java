package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.scenario.source.Fields;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file is in the learner's folder.
 *
 * @param path its name
 * @param kind what it must be
 * @param mode which permissions it must have, such as {@code 0600}
 */
public record FileCheck(String path, FileKind kind, Optional<String> mode) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "file",
              "a file is there, of a kind and with a mode where asked for",
              List.of(
                  FieldSpec.required("path", FieldSpec.Kind.FILE, "its name"),
                  FieldSpec.choice("kind", false, "what it must be", FileKind.words()),
                  FieldSpec.choice("mode", false, "its permissions", List.of("0600", "0644"))),
              "file: { path: cosign.key, kind: private-key, mode: \"0600\" }",
              FileCheck::read)
          .fails(Cause.NO_FILE, Cause.MALFORMED, Cause.FILE_MODE)
          .after("cosign generate-key-pair");

  private static FileCheck read(Fields fields) {
    String path = fields.parsed("path", WorkspaceFile::parse, "unread");
    FileKind kind = FileKind.of(Choices.readOptional(fields, "kind", FileKind.words()));
    Optional<String> mode =
        fields.has("mode")
            ? Optional.of(Choices.read(fields, "mode", List.of("0600", "0644")))
            : Optional.empty();
    return new FileCheck(path, kind, mode);
  }

  @Override
  public String goal() {
    return path + " is " + kind.description() + mode.map(m -> ", mode " + m).orElse("");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Path file = view.folder().resolve(path);
    if (!Files.isRegularFile(file)) {
      return CheckResult.failed(
          Cause.NO_FILE, "the folder " + view.folder(), "a file " + path, "none of that name");
    }
    Optional<String> otherwise = kind.refusal(BoundedFile.readText(file));
    if (otherwise.isPresent()) {
      return CheckResult.failed(
          Cause.MALFORMED, path, kind.description(), otherwise.get(), new Hint("", "view " + path));
    }
    return mode.map(wanted -> judgeMode(file, wanted))
        .orElseGet(() -> new CheckResult.Passed(kind.description()));
  }

  private CheckResult judgeMode(Path file, String wanted) {
    Set<PosixFilePermission> permissions = permissions(file);
    Set<PosixFilePermission> allowed =
        PosixFilePermissions.fromString(wanted.equals("0600") ? "rw-------" : "rw-r--r--");
    if (allowed.containsAll(permissions)) {
      return new CheckResult.Passed(
          kind.description() + ", " + PosixFilePermissions.toString(permissions));
    }
    return CheckResult.failed(
        Cause.FILE_MODE,
        "permissions of " + path,
        PosixFilePermissions.toString(allowed),
        PosixFilePermissions.toString(permissions),
        new Hint("take the rights of others away", "!chmod " + wanted + " " + path));
  }

  /** Where the file system knows no permissions, none are too many. */
  private static Set<PosixFilePermission> permissions(Path file) {
    try {
      return Files.getPosixFilePermissions(file);
    } catch (UnsupportedOperationException | IOException e) {
      return Set.of();
    }
  }
}
