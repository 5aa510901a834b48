package dev.signlab.image.dockerfile;

import java.nio.file.Path;
import java.util.List;

/**
 * A Dockerfile as it stands: nothing is put in for its variables yet.
 *
 * @param name how it is called in problems
 * @param escape the character that escapes: a backslash, or what its directive says
 * @param arguments what {@code ARG} declares before the first {@code FROM}, with its lines
 * @param stages its stages, at least one
 * @param warnings what Docker would warn of, one text each
 */
public record Dockerfile(
    String name,
    char escape,
    List<Instruction.Arg> arguments,
    List<Stage> stages,
    List<String> warnings) {

  /** The base that is nothing at all. */
  public static final String SCRATCH = "scratch";

  /** Copies the lists. */
  public Dockerfile {
    arguments = List.copyOf(arguments);
    stages = List.copyOf(stages);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads and parses a Dockerfile; it is called by its file name in problems.
   *
   * @throws dev.signlab.diagnostic.LabException when it is not UTF-8, or naming each line that
   *     cannot be read
   */
  public static Dockerfile read(Path file) {
    String name = String.valueOf(file.getFileName());
    return parse(Utf8Text.read(file, name), name);
  }

  /**
   * Parses a Dockerfile, and reports everything that is wrong with it at once.
   *
   * @param text the file
   * @param name how it is called in problems
   * @throws dev.signlab.diagnostic.LabException naming each line that cannot be read
   */
  public static Dockerfile parse(String text, String name) {
    return new DockerfileParser(name).parse(text);
  }

  /**
   * Reads what {@code ONBUILD} of an image says, which is one instruction.
   *
   * @param trigger the instruction
   * @param from where the {@code FROM} stands that names the image; problems name its line
   * @throws dev.signlab.diagnostic.LabException when it cannot be carried out here
   */
  public Instruction trigger(String trigger, SourceLine from) {
    return new DockerfileParser(name).trigger(trigger, from);
  }
}
