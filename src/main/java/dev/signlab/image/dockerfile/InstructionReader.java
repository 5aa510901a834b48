package dev.signlab.image.dockerfile;

import dev.signlab.image.dockerfile.Instruction.Arg;
import dev.signlab.image.dockerfile.Instruction.Cmd;
import dev.signlab.image.dockerfile.Instruction.Entrypoint;
import dev.signlab.image.dockerfile.Instruction.Env;
import dev.signlab.image.dockerfile.Instruction.Expose;
import dev.signlab.image.dockerfile.Instruction.Label;
import dev.signlab.image.dockerfile.Instruction.Maintainer;
import dev.signlab.image.dockerfile.Instruction.OnBuild;
import dev.signlab.image.dockerfile.Instruction.Shell;
import dev.signlab.image.dockerfile.Instruction.StopSignal;
import dev.signlab.image.dockerfile.Instruction.User;
import dev.signlab.image.dockerfile.Instruction.Volume;
import dev.signlab.image.dockerfile.Instruction.Workdir;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the instructions behind {@code FROM}, as BuildKit's parser does. What is wrong is thrown as
 * a {@link LineFault}.
 *
 * @param escape the character that escapes
 */
record InstructionReader(char escape) {

  static final Pattern SPACES = Pattern.compile("\\s+");

  private static final Set<String> NEVER_ON_BUILD = Set.of("ONBUILD", "FROM", "MAINTAINER");

  /** Reads one instruction; {@code FROM} and {@code RUN} are none of these. */
  Instruction read(LogicalLine line) {
    SourceLine source = line.source();
    return switch (line.keyword()) {
      case "ARG" -> arg(line);
      case "ADD", "COPY" -> CopyReader.read(line);
      case "ENV" -> new Env(source, KeyValues.of(line, escape));
      case "LABEL" -> new Label(source, KeyValues.of(line, escape));
      case "WORKDIR" -> new Workdir(source, text(line, "WORKDIR /app"));
      case "USER" -> new User(source, text(line, "USER 1000:1000"));
      case "STOPSIGNAL" -> new StopSignal(source, text(line, "STOPSIGNAL SIGTERM"));
      case "MAINTAINER" -> new Maintainer(source, text(line, "MAINTAINER NAME"));
      case "EXPOSE" -> new Expose(source, words(line, "EXPOSE 8080"));
      case "VOLUME" -> new Volume(source, volumes(line));
      case "SHELL" -> new Shell(source, shell(line));
      case "ENTRYPOINT" -> new Entrypoint(source, command(line), isForShell(line));
      case "CMD" -> new Cmd(source, command(line), isForShell(line));
      case "HEALTHCHECK" -> HealthCheckReader.read(line);
      case "ONBUILD" -> new OnBuild(source, trigger(line));
      default -> throw Keywords.unknown(line.keyword());
    };
  }

  private Arg arg(LogicalLine line) {
    Flags.none(line);
    List<Argument> arguments = new ArrayList<>();
    for (String word : KeyValues.words(line.rest(), escape)) {
      int equals = word.indexOf('=');
      if (equals == 0) {
        throw new LineFault("ARG without a name: " + word, "ARG NAME=VALUE");
      }
      arguments.add(
          equals < 0
              ? new Argument(word, Optional.empty())
              : new Argument(word.substring(0, equals), Optional.of(word.substring(equals + 1))));
    }
    if (arguments.isEmpty()) {
      throw new LineFault("ARG without a name", "ARG NAME=VALUE");
    }
    return new Arg(line.source(), arguments);
  }

  private static String text(LogicalLine line, String example) {
    Flags.none(line);
    if (line.rest().isEmpty()) {
      throw new LineFault(line.keyword() + " wants a value", example);
    }
    return line.rest();
  }

  private static List<String> words(LogicalLine line, String example) {
    return split(text(line, example));
  }

  static List<String> split(String text) {
    return SPACES.splitAsStream(text).toList();
  }

  private static List<String> volumes(LogicalLine line) {
    String text = text(line, "VOLUME /data");
    List<String> paths =
        JsonForm.words(text).orElseGet(() -> split(text)).stream().map(String::strip).toList();
    if (paths.isEmpty() || paths.contains("")) {
      throw new LineFault("VOLUME with an empty path", "VOLUME /data");
    }
    return paths;
  }

  private static List<String> shell(LogicalLine line) {
    Flags.none(line);
    List<String> words = JsonForm.words(line.rest()).orElse(List.of());
    if (words.isEmpty()) {
      throw new LineFault(
          "SHELL wants a list in JSON, found " + line.rest(), "SHELL [\"/bin/bash\", \"-c\"]");
    }
    return words;
  }

  /** A list is started as it is; anything else is a text for the shell. */
  private static List<String> command(LogicalLine line) {
    Flags.none(line);
    return JsonForm.words(line.rest()).orElseGet(() -> List.of(line.rest()));
  }

  private static boolean isForShell(LogicalLine line) {
    return !JsonForm.isList(line.rest());
  }

  private String trigger(LogicalLine line) {
    LogicalLine inner =
        LogicalLine.of(new SourceLine(line.number(), text(line, "ONBUILD COPY . /app")));
    if (NEVER_ON_BUILD.contains(inner.keyword())) {
      throw new LineFault(inner.keyword() + " cannot stand behind ONBUILD");
    }
    if (!inner.keyword().equals("RUN")) {
      read(inner.with(line.documents())); // what cannot be read now could not be read then
    }
    StringBuilder trigger = new StringBuilder(line.rest());
    for (Heredoc document : line.documents()) {
      trigger.append('\n').append(document.content()).append(document.name());
    }
    return trigger.toString();
  }
}
