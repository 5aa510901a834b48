package dev.signlab.image.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * One {@code FROM} and what follows it, as it stands in the file.
 *
 * @param source where it stands
 * @param base what is behind {@code FROM}, with its variables
 * @param platform the value of {@code --platform}, with its variables
 * @param name the name behind {@code AS}, in small letters
 * @param instructions what follows, in its order
 * @param refused the instructions that cannot be carried out here
 */
public record Stage(
    SourceLine source,
    String base,
    Optional<String> platform,
    Optional<String> name,
    List<Instruction> instructions,
    List<Finding> refused) {

  /** Copies the lists. */
  public Stage {
    instructions = List.copyOf(instructions);
    refused = List.copyOf(refused);
  }
}
