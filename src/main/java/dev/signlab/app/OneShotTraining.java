package dev.signlab.app;

import java.util.List;

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

  /** Commands that do something. */
  static List<List<String>> work() {
    return List.of(
        List.of("cosign", "verify", "--kee", "x"),
        List.of("cosign", "generate-key-pair"),
        List.of("cosign", "public-key", "--key", "cosign.key"),
        List.of("cosign", "verify", "--key", "cosign.pub", "localhost:1/none:1"),
        List.of("-c", "echo \"$HOME\" | cat > out.txt && ls"));
  }
}
