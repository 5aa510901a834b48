package dev.signlab.shell.container;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.container.ComposeFile.Service;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which file, project and profiles a line means: those of its flags, else those of the variables
 * {@code COMPOSE_FILE}, {@code COMPOSE_PROJECT_NAME} and {@code COMPOSE_PROFILES} (Compose,
 * "Pre-defined environment variables").
 *
 * @param line the line
 * @param folder where it is typed
 * @param variables the environment
 */
record ComposeChoice(ComposeLine line, Path folder, Map<String, String> variables) {

  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  /** Reads the one file that is meant. */
  ComposeFile read() {
    Optional<String> named = line.flag("file").or(this::fileOfVariable);
    Path file = ComposeFile.find(folder, named);
    if (named.isEmpty()) {
      OVERRIDES.stream()
          .filter(name -> Files.exists(folder.resolve(name)))
          .findFirst()
          .ifPresent(
              override -> {
                throw several(
                    List.of(file.getFileName().toString(), override), "beside it in this folder");
              });
    }
    Optional<String> project = line.flag("project-name").or(() -> variable("COMPOSE_PROJECT_NAME"));
    return ComposeFile.read(file, project, variables);
  }

  /** Tells whether a service is started that no line names. */
  boolean isSelected(Service service) {
    List<String> chosen =
        line.flag("profile")
            .map(List::of)
            .or(() -> variable("COMPOSE_PROFILES").map(text -> List.of(text.split("\\s*,\\s*"))))
            .orElse(List.of());
    return service.profiles().isEmpty()
        || chosen.contains("*")
        || chosen.stream().anyMatch(service.profiles()::contains);
  }

  private Optional<String> fileOfVariable() {
    Optional<String> text = variable("COMPOSE_FILE");
    String separator = variable("COMPOSE_PATH_SEPARATOR").orElse(File.pathSeparator);
    List<String> files =
        text.map(all -> List.of(all.split(Pattern.quote(separator)))).orElse(List.of());
    if (files.size() > 1) {
      throw several(files, "by COMPOSE_FILE");
    }
    return files.stream().findFirst();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** Compose would lay further files over the first. */
  private LabException several(List<String> files, String where) {
    return Problem.of("the lab reads one file of docker compose, and no other over it")
        .expected("one file")
        .found(String.join(", ", files) + " " + where)
        .hint("the first alone", line.withFile(files.getFirst()))
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
