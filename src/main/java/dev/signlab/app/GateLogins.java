package dev.signlab.app;

import dev.signlab.oci.client.DockerConfig;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.check.LabView;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.run.LabWorld;
import dev.signlab.scenario.run.PasswordQuestion;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The world of a proof, whose logins go back with everything else, so that each way through a task
 * begins alike. Those of a learner are the machine's, and no step back touches them.
 */
final class GateLogins implements LabWorld {

  private final LabWorld world;
  private final Path file;
  private final Map<String, Optional<byte[]>> kept = new HashMap<>();

  /** Keeps the logins that Docker's file has by the variables of the proof. */
  GateLogins(LabWorld world, Map<String, String> environment) {
    this.world = world;
    this.file = DockerConfig.of(environment).file();
  }

  @Override
  public LabView view(Facts facts) {
    return world.view(facts);
  }

  @Override
  public List<String> prepare(Scenario scenario, PasswordQuestion passwords) {
    return world.prepare(scenario, passwords);
  }

  @Override
  public void snapshot(String name) {
    world.snapshot(name);
    kept.put(name, Files.exists(file) ? Optional.of(BoundedFile.read(file)) : Optional.empty());
  }

  @Override
  public List<String> restore(String name, Scenario scenario) {
    Optional<byte[]> before = kept.getOrDefault(name, Optional.empty());
    if (before.isPresent()) {
      AtomicFile.writeSecret(file, before.get());
    } else {
      delete();
    }
    return world.restore(name, scenario);
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> stopForFirstTask(Scenario scenario) {
    return world.stopForFirstTask(scenario);
  }

  @Override
  public boolean hasSnapshot(String name) {
    return world.hasSnapshot(name);
  }

  @Override
  public void breakBy(String fault) {
    world.breakBy(fault);
  }

  @Override
  public void mend() {
    world.mend();
  }
}
