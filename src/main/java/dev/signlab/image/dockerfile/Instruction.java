package dev.signlab.image.dockerfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instruction behind {@code FROM}. As it comes from the file its words still have their quotes
 * and variables; {@link Variables#expand} gives the same instruction with values in their place.
 */
public sealed interface Instruction {

  /** Returns where it stands, and its text. */
  SourceLine source();

  /** Returns the line on which it begins, counted from 1. */
  default int line() {
    return source().number();
  }

  /** Returns its text, for the history of the image. */
  default String text() {
    return source().text();
  }

  /**
   * {@code COPY} or {@code ADD}.
   *
   * @param source where it stands
   * @param isAdd whether it is {@code ADD}
   * @param flags its flags
   * @param sources paths in the context, in a stage or in an image, which may have wildcards
   * @param documents files that stand in the Dockerfile itself; they come after the sources
   * @param target where they go in the image
   */
  record Copy(
      SourceLine source,
      boolean isAdd,
      CopyFlags flags,
      List<String> sources,
      List<Heredoc> documents,
      String target)
      implements Instruction {

    /** Copies the lists. */
    public Copy {
      sources = List.copyOf(sources);
      documents = List.copyOf(documents);
    }

    /** Returns the value of {@code --chown}. */
    public Optional<String> owner() {
      return flags.owner();
    }

    /** Returns the value of {@code --chmod}, octal. */
    public Optional<String> mode() {
      return flags.mode();
    }
  }

  /**
   * {@code ENV}.
   *
   * @param source where it stands
   * @param values the variables in their order
   */
  record Env(SourceLine source, Map<String, String> values) implements Instruction {

    /** Copies the values. */
    public Env {
      values = ordered(values);
    }
  }

  /**
   * {@code LABEL}.
   *
   * @param source where it stands
   * @param values the labels in their order
   */
  record Label(SourceLine source, Map<String, String> values) implements Instruction {

    /** Copies the values. */
    public Label {
      values = ordered(values);
    }
  }

  /**
   * {@code ARG}. Whoever builds has nothing to do with it: {@link Variables} knows the values.
   *
   * @param source where it stands
   * @param arguments the names that it declares
   */
  record Arg(SourceLine source, List<Argument> arguments) implements Instruction {

    /** Copies the arguments. */
    public Arg {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * {@code WORKDIR}.
   *
   * @param source where it stands
   * @param path absolute, or relative to the one before
   */
  record Workdir(SourceLine source, String path) implements Instruction {}

  /**
   * {@code USER}.
   *
   * @param source where it stands
   * @param user name or number, with a group behind a colon where one is given
   */
  record User(SourceLine source, String user) implements Instruction {}

  /**
   * {@code EXPOSE}.
   *
   * @param source where it stands
   * @param ports such as {@code 8080/tcp}, once expanded: ranges are taken apart
   */
  record Expose(SourceLine source, List<String> ports) implements Instruction {

    /** Copies the ports. */
    public Expose {
      ports = List.copyOf(ports);
    }
  }

  /**
   * {@code VOLUME}.
   *
   * @param source where it stands
   * @param paths the places of the volumes
   */
  record Volume(SourceLine source, List<String> paths) implements Instruction {

    /** Copies the paths. */
    public Volume {
      paths = List.copyOf(paths);
    }
  }

  /**
   * {@code STOPSIGNAL}.
   *
   * @param source where it stands
   * @param signal a name such as {@code SIGTERM}, or a number
   */
  record StopSignal(SourceLine source, String signal) implements Instruction {}

  /**
   * {@code MAINTAINER}.
   *
   * @param source where it stands
   * @param author the author of the image
   */
  record Maintainer(SourceLine source, String author) implements Instruction {}

  /**
   * {@code SHELL}.
   *
   * @param source where it stands
   * @param words what comes before the text of a command in shell form
   */
  record Shell(SourceLine source, List<String> words) implements Instruction {

    /** Copies the words. */
    public Shell {
      words = List.copyOf(words);
    }
  }

  /**
   * {@code ENTRYPOINT}.
   *
   * @param source where it stands
   * @param words what is started; in shell form one text, to which the shell in force is added
   * @param isForShell whether it is in shell form
   */
  record Entrypoint(SourceLine source, List<String> words, boolean isForShell)
      implements Instruction {

    /** Copies the words. */
    public Entrypoint {
      words = List.copyOf(words);
    }
  }

  /**
   * {@code CMD}.
   *
   * @param source where it stands
   * @param words the arguments, or what is started where there is no entrypoint; in shell form one
   *     text, to which the shell in force is added
   * @param isForShell whether it is in shell form
   */
  record Cmd(SourceLine source, List<String> words, boolean isForShell) implements Instruction {

    /** Copies the words. */
    public Cmd {
      words = List.copyOf(words);
    }
  }

  /**
   * {@code HEALTHCHECK}.
   *
   * @param source where it stands
   * @param test {@code NONE}, {@code CMD} with the words, or {@code CMD-SHELL} with one text
   * @param numbers what was set of {@code Interval}, {@code Timeout}, {@code StartPeriod}, {@code
   *     StartInterval} (nanoseconds) and {@code Retries}, by these names of the image's config
   */
  record HealthCheck(SourceLine source, List<String> test, Map<String, Long> numbers)
      implements Instruction {

    /** Copies the words and numbers. */
    public HealthCheck {
      test = List.copyOf(test);
      numbers = ordered(numbers);
    }
  }

  /**
   * {@code ONBUILD}.
   *
   * @param source where it stands
   * @param trigger the instruction that is carried out in a build upon this image
   */
  record OnBuild(SourceLine source, String trigger) implements Instruction {}

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
