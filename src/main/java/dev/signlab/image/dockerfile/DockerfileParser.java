package dev.signlab.image.dockerfile;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a Dockerfile from top to bottom, and goes on after an error to find the others. */
final class DockerfileParser {

  private final Findings findings;
  private final Map<String, String> given;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<Instruction> instructions = new ArrayList<>();
  private Optional<String> base = Optional.empty();

  DockerfileParser(String name, Map<String, String> given) {
    this.findings = new Findings(name);
    this.given = Map.copyOf(given);
  }

  Dockerfile parse(String text) {
    for (LogicalLine line : LogicalLine.split(text)) {
      read(line);
    }
    if (base.isEmpty()) {
      findings.add(1, "no FROM: every image begins with one", "begin with FROM scratch");
    }
    findings.throwIfAny();
    return new Dockerfile(base.orElse(Dockerfile.SCRATCH), instructions);
  }

  private void read(LogicalLine line) {
    String rest = Words.substitute(line.rest(), variables);
    boolean isFirst = base.isEmpty();
    if (isFirst && !line.keyword().equals("FROM") && !line.keyword().equals("ARG")) {
      findings.add(line.number(), line.keyword() + " before FROM");
      base = Optional.of(Dockerfile.SCRATCH);
    }
    switch (line.keyword()) {
      case "FROM" -> from(line, rest);
      case "ARG" -> argument(rest);
      case "COPY", "ADD" -> copy(line, rest);
      case "ENV" -> env(line, rest);
      case "LABEL" ->
          instructions.add(new Instruction.Label(line.number(), findings.pairs(line, rest)));
      case "WORKDIR" -> instructions.add(new Instruction.Workdir(line.number(), one(line, rest)));
      case "USER" -> instructions.add(new Instruction.User(line.number(), one(line, rest)));
      case "EXPOSE" -> instructions.add(new Instruction.Expose(line.number(), ports(line, rest)));
      case "ENTRYPOINT" ->
          instructions.add(new Instruction.Entrypoint(line.number(), command(line)));
      case "CMD" -> instructions.add(new Instruction.Cmd(line.number(), command(line)));
      default -> findings.refuse(line);
    }
  }

  private void from(LogicalLine line, String rest) {
    if (base.isPresent()) {
      findings.add(
          line.number(),
          "a second FROM: builds of several stages are not done here",
          "build the first stage elsewhere and COPY its result");
      return;
    }
    List<String> words = Words.split(rest).stream().filter(word -> !word.startsWith("--")).toList();
    if (words.isEmpty()) {
      findings.add(line.number(), "FROM without an image", "FROM scratch begins with nothing");
    }
    base = Optional.of(words.isEmpty() ? Dockerfile.SCRATCH : words.getFirst());
  }

  private void argument(String rest) {
    for (String word : Words.split(rest)) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      String value = equals < 0 ? "" : word.substring(equals + 1);
      variables.put(name, given.getOrDefault(name, value));
    }
  }

  private void env(LogicalLine line, String rest) {
    Map<String, String> values = findings.pairs(line, rest);
    variables.putAll(values);
    instructions.add(new Instruction.Env(line.number(), values));
  }

  private void copy(LogicalLine line, String rest) {
    List<String> flags = new ArrayList<>();
    String words = rest;
    while (words.startsWith("--")) {
      int space = words.indexOf(' ');
      flags.add(space < 0 ? words : words.substring(0, space));
      words = space < 0 ? "" : words.substring(space).strip();
    }
    List<String> paths = words.startsWith("[") ? list(line, words) : Words.split(words);
    if (paths.size() < 2) {
      findings.add(line.number(), line.keyword() + " wants a source and a target", "COPY . /app");
      return;
    }
    paths.subList(0, paths.size() - 1).forEach(source -> checkSource(line, source));
    flags.forEach(flag -> checkFlag(line, flag));
    instructions.add(
        new Instruction.Copy(
            line.number(),
            List.copyOf(paths.subList(0, paths.size() - 1)),
            paths.getLast(),
            value(flags, "--chown="),
            value(flags, "--chmod="),
            line.text()));
  }

  private void checkSource(LogicalLine line, String source) {
    if (source.contains("://") || source.startsWith("git@")) {
      findings.add(
          line.number(), "ADD from elsewhere: " + source, "fetch the file first, then COPY it");
    }
    String lower = source.toLowerCase(Locale.ROOT);
    boolean archive = lower.endsWith(".tar") || lower.endsWith(".tar.gz") || lower.endsWith(".tgz");
    if (line.keyword().equals("ADD") && archive) {
      findings.add(
          line.number(),
          "ADD would unpack " + source + ", which is not done here",
          "unpack it yourself, or use COPY to keep it packed");
    }
  }

  private void checkFlag(LogicalLine line, String flag) {
    if (flag.startsWith("--from=")) {
      findings.add(
          line.number(),
          "COPY --from is not done here",
          "build the first stage elsewhere and COPY its result");
    } else if (flag.startsWith("--chmod=") && !flag.substring(8).matches("[0-7]{3,4}")) {
      findings.add(
          line.number(), "--chmod wants an octal mode such as 755, found " + flag.substring(8));
    } else if (!flag.startsWith("--chown=") && !flag.startsWith("--chmod=")) {
      findings.add(line.number(), "no flag " + flag + " here", "COPY knows --chown and --chmod");
    }
  }

  private static Optional<String> value(List<String> flags, String prefix) {
    return flags.stream()
        .filter(flag -> flag.startsWith(prefix))
        .map(flag -> flag.substring(prefix.length()))
        .findFirst();
  }

  private String one(LogicalLine line, String rest) {
    List<String> words = Words.split(rest);
    if (words.size() != 1) {
      findings.add(line.number(), line.keyword() + " wants one word, found " + words.size());
    }
    return words.isEmpty() ? "/" : words.getFirst();
  }

  private List<String> ports(LogicalLine line, String rest) {
    List<String> ports = new ArrayList<>();
    for (String word : Words.split(rest)) {
      if (!word.matches("[0-9]{1,5}(/(tcp|udp))?")) {
        findings.add(line.number(), "EXPOSE wants a port such as 8080 or 53/udp, found " + word);
      } else {
        ports.add(word.indexOf('/') < 0 ? word + "/tcp" : word);
      }
    }
    return ports;
  }

  /** A list is started as it is; anything else is given to the shell, as Docker does. */
  private List<String> command(LogicalLine line) {
    return line.rest().startsWith("[")
        ? list(line, line.rest())
        : List.of("/bin/sh", "-c", line.rest());
  }

  private List<String> list(LogicalLine line, String text) {
    List<String> words = new ArrayList<>();
    try {
      for (JsonNode node : Json.parse(text.getBytes(StandardCharsets.UTF_8), "list")) {
        words.add(node.asString());
      }
    } catch (LabException e) {
      findings.add(
          line.number(),
          "a list that is no JSON: " + text,
          "lists take double quotes: [\"/app\", \"-v\"]");
    }
    return words;
  }
}
