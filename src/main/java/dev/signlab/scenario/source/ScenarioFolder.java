package dev.signlab.scenario.source;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import dev.signlab.yaml.Place;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies in the folder of a scenario. A scenario from elsewhere is data: it holds folders and
 * ordinary files, and nothing that leads out of it. Symbolic links are refused wherever they lead,
 * since a folder that is passed on, or read by another program, may find something else there.
 *
 * @param folder the folder
 */
public record ScenarioFolder(Path folder) {

  private static final int MOST_ENTRIES = 5_000;

  /** Returns a finding for each entry that is neither a folder nor an ordinary file. */
  public List<Finding> foreign() {
    Findings findings = new Findings();
    try {
      Files.walkFileTree(folder, new Inspection(findings));
    } catch (IOException e) {
      findings.add(Place.beginning(folder), "cannot be read", "a folder of files", Reason.of(e));
    }
    return findings.all();
  }

  /**
   * Refuses a scenario whose folder holds anything but folders and ordinary files.
   *
   * @throws dev.signlab.diagnostic.LabException naming the first such entry
   */
  public void requireOrdinary() {
    List<Finding> foreign = foreign();
    if (!foreign.isEmpty()) {
      Finding first = foreign.getFirst();
      throw Problem.of("this lab cannot be started: " + first.where() + ": " + first.summary())
          .failure(first.failure())
          .hint("to see all that is wrong with it", "author check " + folder)
          .asException();
    }
  }

  private final class Inspection extends SimpleFileVisitor<Path> {

    private final Findings findings;
    private final List<Path> seen = new ArrayList<>();

    Inspection(Findings findings) {
      this.findings = findings;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      seen.add(file);
      if (seen.size() > MOST_ENTRIES) {
        String most = "at most " + MOST_ENTRIES + " files";
        findings.add(Place.beginning(folder), "too many files", most, "more");
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isSymbolicLink()) {
        findings.add(
            Place.beginning(file),
            folder.relativize(file) + " is a link, which may lead out of the scenario",
            "the file itself",
            "a link to " + Files.readSymbolicLink(file),
            "replace the link by a copy of the file");
      } else if (!attributes.isRegularFile()) {
        findings.add(
            Place.beginning(file),
            folder.relativize(file) + " is no ordinary file",
            "folders and files",
            "a device, a pipe or a socket");
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
