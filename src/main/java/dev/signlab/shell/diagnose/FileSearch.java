package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.FileKind;
import dev.signlab.diagnosis.KnownFile;
import dev.signlab.diagnostic.Hint;
import dev.signlab.shell.run.Spelling;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which file of the folder is the one that was signed, where another one was given, or a file whose
 * bytes have changed since.
 *
 * @param setting what there is
 */
record FileSearch(Setting setting) {

  private static final int MOST = 6;

  /** What nobody signs. */
  static final Set<FileKind> NEVER =
      Set.of(FileKind.PRIVATE_KEY, FileKind.PUBLIC_KEY, FileKind.BUNDLE, FileKind.TOKEN);

  Optional<Finding> of(LineWords line) {
    Optional<Part> file =
        line.arguments().filter(part -> setting.hasFile(part.value())).findFirst();
    return file.flatMap(part -> others(part).flatMap(each -> of(line, part, each)));
  }

  private Optional<List<String>> others(Part file) {
    List<String> names =
        setting.files().files().stream()
            .filter(each -> !NEVER.contains(each.kind()) && !each.name().equals(file.value()))
            .map(KnownFile::name)
            .sorted(Comparator.comparingInt(name -> Spelling.distance(name, file.value())))
            .limit(MOST)
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private Optional<Finding> of(LineWords line, Part file, List<String> names) {
    return names.stream()
        .map(name -> line.with(file, name))
        .filter(meant -> setting.trials().run(meant.all()).passed())
        .findFirst()
        .map(
            meant ->
                new Finding(
                    file.value() + " is another file than the signed one, or has changed since",
                    new Hint("the file that was signed", meant.toString())));
  }
}
