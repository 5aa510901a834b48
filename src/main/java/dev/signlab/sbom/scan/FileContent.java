package dev.signlab.sbom.scan;

import dev.signlab.sbom.catalog.Cataloger;
import dev.signlab.sbom.catalog.FileFindings;
import dev.signlab.sbom.catalog.ImageFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The content of a file of a layer, and what has been read in it so far. Used by one thread. */
final class FileContent {

  private final int layer;
  private final int entry;
  private final long size;
  private Map<String, Reading> readings = Map.of();
  private Optional<FileFindings> program = Optional.empty();

  private record Reading(Cataloger kind, FileFindings found) {}

  /** A file that is not read yet, by the numbers of its layer and of its entry there. */
  FileContent(int layer, int entry, long size) {
    this.layer = layer;
    this.entry = entry;
    this.size = size;
  }

  int layer() {
    return layer;
  }

  int entry() {
    return entry;
  }

  /** Describes the file under one of its names. */
  ImageFile at(String path) {
    return new ImageFile(path, size);
  }

  void keep(String path, Cataloger kind, FileFindings found) {
    if (readings.isEmpty()) {
      readings = new HashMap<>();
    }
    readings.put(path, new Reading(kind, found));
  }

  /** Returns what a cataloger found under a name, also where it read the file under another one. */
  Optional<FileFindings> found(String path, Cataloger kind) {
    Reading same = readings.get(path);
    if (same != null) {
      return Optional.of(same.found());
    }
    return readings.values().stream()
        .filter(each -> each.kind().equals(kind) && !kind.readsPath())
        .map(each -> each.found().at(path))
        .findFirst();
  }

  /** Keeps what a program says of itself, whatever it is called. */
  void keepProgram(FileFindings found) {
    program = Optional.of(found);
  }

  Optional<FileFindings> program() {
    return program;
  }
}
