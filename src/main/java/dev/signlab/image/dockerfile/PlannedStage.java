package dev.signlab.image.dockerfile;

import dev.signlab.oci.model.Platform;
import java.util.List;
import java.util.Optional;

/**
 * A stage that has to be built.
 *
 * @param index its number in the Dockerfile, counted from 0
 * @param stage the stage as it stands in the file
 * @param base with what it begins
 * @param platform the value of {@code --platform}
 * @param instructions what has to be done, variables not yet put in: see {@link Variables#expand}
 */
public record PlannedStage(
    int index,
    Stage stage,
    Origin base,
    Optional<Platform> platform,
    List<Instruction> instructions) {

  /** Copies the instructions. */
  public PlannedStage {
    instructions = List.copyOf(instructions);
  }
}
