package dev.signlab.image.dockerfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One instruction behind {@code FROM}, with its variables already put in. */
public sealed interface Instruction {

  /** Returns the line on which it begins, counted from 1. */
  int line();

  /**
   * {@code COPY} or {@code ADD}.
   *
   * @param line where it begins
   * @param sources paths in the context, which may have wildcards
   * @param target where they go in the image
   * @param owner the value of {@code --chown}
   * @param mode the value of {@code --chmod}, octal
   * @param text the instruction for the image's history
   */
  record Copy(
      int line,
      List<String> sources,
      String target,
      Optional<String> owner,
      Optional<String> mode,
      String text)
      implements Instruction {}

  /**
   * {@code ENV}.
   *
   * @param line where it begins
   * @param values the variables in their order
   */
  record Env(int line, Map<String, String> values) implements Instruction {}

  /**
   * {@code LABEL}.
   *
   * @param line where it begins
   * @param values the labels in their order
   */
  record Label(int line, Map<String, String> values) implements Instruction {}

  /**
   * {@code WORKDIR}.
   *
   * @param line where it begins
   * @param path absolute, or relative to the one before
   */
  record Workdir(int line, String path) implements Instruction {}

  /**
   * {@code USER}.
   *
   * @param line where it begins
   * @param user name or number, with a group behind a colon where one is given
   */
  record User(int line, String user) implements Instruction {}

  /**
   * {@code EXPOSE}.
   *
   * @param line where it begins
   * @param ports such as {@code 8080/tcp}
   */
  record Expose(int line, List<String> ports) implements Instruction {}

  /**
   * {@code ENTRYPOINT}.
   *
   * @param line where it begins
   * @param words what is started
   */
  record Entrypoint(int line, List<String> words) implements Instruction {}

  /**
   * {@code CMD}.
   *
   * @param line where it begins
   * @param words the arguments, or what is started where there is no entrypoint
   */
  record Cmd(int line, List<String> words) implements Instruction {}
}
