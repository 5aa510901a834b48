package dev.signlab.oci.layout;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Manifest;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks through the blobs of a layout for manifests, which no list names. */
record BlobScan(Path blobs) {

  private static final int MOST_BLOBS = 20_000;

  /** What every manifest has, and hardly any layer or payload. */
  private static final String MARK = "\"schemaVersion\"";

  List<Manifest> manifests() {
    if (!Files.isDirectory(blobs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(blobs, 2)) {
      List<Path> all = files.filter(Files::isRegularFile).limit(MOST_BLOBS + 1L).sorted().toList();
      if (all.size() > MOST_BLOBS) {
        throw tooMany();
      }
      return all.stream().map(BlobScan::manifest).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      throw LayoutProblems.cannot("list " + blobs, e);
    }
  }

  /** A blob whose bytes are not those of its name is none, and neither is one that is no JSON. */
  private static Optional<Manifest> manifest(Path file) {
    try {
      byte[] bytes = Files.size(file) < Manifest.LARGEST ? BoundedFile.read(file) : new byte[0];
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      if (!text.startsWith("{") || !text.contains(MARK)) {
        return Optional.empty();
      }
      Manifest found = Manifest.parse(bytes, Optional.empty(), "blob " + file.getFileName());
      boolean intact = found.digest().hex().contentEquals(file.getFileName().toString());
      return intact ? Optional.of(found) : Optional.empty();
    } catch (IOException | LabException e) {
      return Optional.empty();
    }
  }

  private LabException tooMany() {
    return Problem.of("too many blobs in " + blobs)
        .expected("at most " + MOST_BLOBS)
        .found("more")
        .asException();
  }
}
