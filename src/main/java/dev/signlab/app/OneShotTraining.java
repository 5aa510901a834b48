package dev.signlab.app;

import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The commands that are run one-shot most often. */
final class OneShotTraining {

  private OneShotTraining() {}

  /** Commands that only tell something: they load little, and their cache is small. */
  static List<List<String>> help() {
    return List.of(
        List.of("version"),
        List.of("help"),
        List.of("cosign", "version"),
        List.of("cosign", "--help"),
        List.of("cosign", "verify", "--help"),
        List.of("vresion"));
  }

  /**
   * Commands that do something, on a registry of their own.
   *
   * @param store an empty folder for what the registry keeps
   * @param run runs the words of one command
   */
  static void work(Path store, Consumer<List<String>> run) {
    try (EmbeddedRegistry registry =
        EmbeddedRegistry.start(RegistrySettings.of(store, InstantSource.system()))) {
      String image = registry.host() + "/training:1";
      run.accept(List.of("cosign", "verify", "--kee", "x"));
      run.accept(List.of("cosign", "generate-key-pair"));
      run.accept(List.of("cosign", "public-key", "--key", "cosign.key"));
      run.accept(
          List.of("-c", "echo 'FROM scratch' > Dockerfile && docker build -t " + image + " ."));
      run.accept(List.of("docker", "push", image));
      run.accept(List.of("cosign", "sign", "--key", "cosign.key", image));
      run.accept(List.of("cosign", "verify", "--key", "cosign.pub", image));
      run.accept(List.of("cosign", "verify", "--key", "cosign.pub", image + "0"));
      run.accept(List.of("cosign", "tree", image));
      run.accept(List.of("cosign", "triangulate", image));
      run.accept(List.of("skopeo", "inspect", "docker://" + image));
    }
  }
}
