package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.FileKind;
import dev.signlab.diagnostic.Hint;
import dev.signlab.shell.run.CommandTable;
import java.util.List;
import java.util.Optional;

/**
 * Which SBOM of the folder can be attached to an image that has none.
 *
 * @param setting what there is
 * @param table the commands
 */
record SbomSearch(Setting setting, CommandTable table) {

  Optional<Finding> of(LineWords line) {
    Optional<String> file = setting.files().of(FileKind.SBOMS).stream().findFirst();
    Optional<Part> image = line.parts().stream().filter(Part::isArgument).findFirst();
    if (file.isEmpty() || image.isEmpty() || !setting.has(line)) {
      return Optional.empty();
    }
    List<String> words = List.of("--sbom", file.get(), image.get().value());
    return table
        .named("cosign attach sbom")
        .map(command -> new LineWords("", command.spec(), words))
        .map(
            meant ->
                new Finding(
                    "no SBOM is attached to the image; " + file.get() + " in this folder is one",
                    new Hint("attach it first", meant.toString())));
  }
}
