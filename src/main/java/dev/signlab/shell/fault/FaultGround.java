package dev.signlab.shell.fault;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldAddresses;
import dev.signlab.scenario.fault.Fault;
import dev.signlab.scenario.fault.FaultBook;
import dev.signlab.scenario.fault.Ground;
import dev.signlab.shell.fault.UnseenLines.Ended;
import dev.signlab.shell.run.Quoting;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a learner's world into which faults are put: a folder and images of its own, so that
 * no other work is touched.
 *
 * @param world the world
 * @param lines types lines
 */
record FaultGround(World world, UnseenLines lines) {

  /** The world's trusted root, for the time of lines. */
  private static final String ROOT = "trusted-root.json";

  /** How one signs with the second log, for the time of lines. */
  private static final String TILES = "tiles-config.json";

  /** Returns the folder, which is there afterwards. */
  Path folder() {
    Path folder = world.workspace().resolve(Ground.FOLDER);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw Problem.of("cannot make the folder " + Ground.FOLDER)
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /** Makes what is missing, and returns what was made. */
  List<Ground> prepare(List<Ground> grounds) {
    List<Ground> made = new ArrayList<>();
    for (Ground ground : grounds) {
      if (!has(ground)) {
        typeAll(ground.make());
        made.add(ground);
      }
    }
    return List.copyOf(made);
  }

  /**
   * Types lines that must succeed. They see the world's trusted root as a file beside them, and
   * what it is afterwards is the world's.
   */
  void typeAll(List<String> all) {
    Optional<WorldAddresses> services = new WholeWorld(world).running();
    Path folder = folder();
    Path root = folder.resolve(ROOT);
    Path config = folder.resolve(TILES);
    services.ifPresent(at -> AtomicFile.write(root, BoundedFile.read(at.trustedRoot())));
    services.ifPresent(at -> AtomicFile.write(config, BoundedFile.read(at.signingConfigOfTiles())));
    all.forEach(this::must);
    services.ifPresent(at -> AtomicFile.writeIfOther(at.trustedRoot(), BoundedFile.read(root)));
    delete(root);
    delete(config);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Problem.of("cannot delete " + file)
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /** Returns what a fault needs and this world does not have. */
  Optional<Ground> missing(FaultBook book, Fault fault) {
    return book.needs(fault).stream().filter(ground -> !has(ground)).findFirst();
  }

  private boolean has(Ground ground) {
    return ground.have().stream().allMatch(line -> type(line).isWell());
  }

  private void must(String line) {
    Ended ended = type(line);
    if (!ended.isWell()) {
      throw failed(line, ended);
    }
  }

  private LabException failed(String line, Ended ended) {
    return Problem.of("a line did not work that belongs to this")
        .tried(world.inThisWorld(line))
        .expected("that it succeeds")
        .found(ended.why())
        .hint(
            "to begin with a new ground",
            "rm -r " + Quoting.word(folder().toString()) + " && break prepare")
        .build()
        .withHintsFirst(ended.problem().map(Problem::hints).orElse(List.of()))
        .asException();
  }

  Ended type(String line) {
    return lines.type(
        world.inThisWorld(line), folder(), Map.of("COSIGN_PASSWORD", Ground.PASSWORD));
  }
}
