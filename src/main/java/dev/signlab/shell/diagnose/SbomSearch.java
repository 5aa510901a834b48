package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.FileKind;
import dev.signlab.diagnostic.Hint;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.run.CommandTable;
import java.util.List;
import java.util.Optional;

/**
 * Where the SBOM of an image is that has none: at the image that its tag pointed at before, or in a
 * file of the folder.
 *
 * @param setting what there is
 * @param table the commands
 */
record SbomSearch(Setting setting, CommandTable table) {

  private static final int MOST_TRIALS = 4;

  Optional<Finding> of(LineWords line) {
    return setting.has(line)
        ? line.arguments().findFirst().flatMap(image -> of(line, image))
        : Optional.empty();
  }

  private Optional<Finding> of(LineWords line, Part image) {
    SbomFiles files = new SbomFiles(setting, image.value());
    return attached(line, image)
        .or(() -> files.fitting(FileKind.SBOMS).flatMap(file -> inFolder(file, image.value())))
        .or(() -> files.others(FileKind.SBOMS).map(other -> ofOther(other, image.value())));
  }

  /** It may hang on the image that the tag pointed at before. */
  private Optional<Finding> attached(LineWords line, Part part) {
    Optional<Reference> image = Setting.reference(part.value());
    return image.stream()
        .flatMap(each -> setting.shelf().attached(each.repository().path()).stream())
        .limit(MOST_TRIALS)
        .map(digest -> image.get().repository().digest(digest).toString())
        .filter(other -> setting.trials().run(line.with(part, other).all()).passed())
        .findFirst()
        .map(
            other ->
                new Finding(
                    "the tag moved: the SBOM is attached to another image, " + other,
                    new Hint("that image's", line.with(part, other).toString())));
  }

  private Optional<Finding> inFolder(String file, String image) {
    return table
        .named("cosign attach sbom")
        .map(command -> new LineWords("", command.spec(), List.of("--sbom", file, image)))
        .map(
            meant ->
                new Finding(
                    "no SBOM is attached to the image; " + file + " in this folder is one",
                    new Hint("attach it first", meant.toString())));
  }

  private static Finding ofOther(String other, String image) {
    return new Finding(
        "no SBOM is attached to the image; " + other,
        new Hint("one of this image", "syft " + image + " -o spdx-json"));
  }
}
