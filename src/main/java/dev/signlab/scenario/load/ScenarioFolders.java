package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Findings;
import dev.signlab.storage.Reason;
import dev.signlab.yaml.Place;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for the folders of scenarios. One that cannot be read is a finding, and hides no other. */
public final class ScenarioFolders extends SimpleFileVisitor<Path> {

  /** How many folders below the one that is read a scenario may lie. */
  static final int DEEPEST = 2;

  private final Path labs;
  private final Findings findings;
  private final List<Path> found = new ArrayList<>();

  private ScenarioFolders(Path labs, Findings findings) {
    this.labs = labs;
    this.findings = findings;
  }

  /**
   * Returns the folders of scenarios in and below a folder, in no order.
   *
   * @throws dev.signlab.diagnostic.LabException when there is no such folder
   */
  public static List<Path> below(Path labs, Findings findings) {
    ScenarioFolders search = new ScenarioFolders(labs, findings);
    try {
      Files.walkFileTree(labs, Set.of(), DEEPEST + 1, search);
    } catch (IOException e) {
      throw Problem.of("cannot read the labs in " + labs)
          .expected("a folder of scenarios")
          .found(Files.exists(labs) ? Reason.of(e) : "nothing of that name")
          .hint("to see what is here", "ls")
          .asException(e);
    }
    return search.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return visitFile(folder, attributes);
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (ScenarioLoader.isScenario(file)) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (file.equals(labs) && failure instanceof NoSuchFileException) {
      throw failure;
    }
    findings.add(
        Place.beginning(file), "cannot be read", "a folder of scenarios", Reason.of(failure));
    return FileVisitResult.CONTINUE;
  }
}
