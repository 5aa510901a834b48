package dev.signlab.shell.diagnose;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnosis.FileKind;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sbom.document.SbomSubject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The files of a folder that say something of an image, told from those that speak of another one.
 *
 * @param setting what there is
 * @param image the image
 */
record SbomFiles(Setting setting, String image) {

  /** Finds the first file of some kinds that speaks of no other image. */
  Optional<String> fitting(Collection<FileKind> kinds) {
    return setting.files().of(kinds).stream().filter(file -> other(file).isEmpty()).findFirst();
  }

  /** Says which image the first file of some kinds speaks of, where it is another one. */
  Optional<String> others(Collection<FileKind> kinds) {
    return setting.files().of(kinds).stream()
        .flatMap(
            file ->
                other(file).map(of -> file + " in this folder is of another image, " + of).stream())
        .findFirst();
  }

  private Optional<Digest> other(String file) {
    Optional<Digest> digest = Setting.reference(image).flatMap(setting.shelf()::digest);
    List<Digest> said = setting.files().bytes(file).map(each -> said(each, file)).orElse(List.of());
    return digest.isEmpty() || said.contains(digest.get())
        ? Optional.empty()
        : said.stream().findFirst();
  }

  private static List<Digest> said(byte[] bytes, String file) {
    try {
      return SbomSubject.parse(bytes, file).digests();
    } catch (LabException e) {
      // What is no SBOM speaks of no image.
      return List.of();
    }
  }
}
