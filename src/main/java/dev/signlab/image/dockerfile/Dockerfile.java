package dev.signlab.image.dockerfile;

import java.util.List;
import java.util.Map;

/**
 * A Dockerfile that can be built here.
 *
 * @param base what stands behind {@code FROM}: {@code scratch}, an image reference, or {@code
 *     oci:FOLDER[:TAG]}
 * @param instructions what follows, in its order
 */
public record Dockerfile(String base, List<Instruction> instructions) {

  /** The base that is nothing at all. */
  public static final String SCRATCH = "scratch";

  /** Copies the instructions. */
  public Dockerfile {
    instructions = List.copyOf(instructions);
  }

  /**
   * Parses a Dockerfile, and reports everything that is wrong with it at once.
   *
   * @param text the file
   * @param name how it is called in problems
   * @param arguments values for its {@code ARG}s
   * @throws dev.signlab.diagnostic.LabException naming each line that cannot be built here
   */
  public static Dockerfile parse(String text, String name, Map<String, String> arguments) {
    return new DockerfileParser(name, arguments).parse(text);
  }
}
