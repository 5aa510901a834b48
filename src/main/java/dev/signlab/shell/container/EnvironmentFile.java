package dev.signlab.shell.container;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file {@code .env} of a project, which Compose reads for its variables and the lab does not.
 */
final class EnvironmentFile {

  private static final Pattern SET =
      Pattern.compile("(?m)^[ \\t]*(?:export[ \\t]+)?([A-Za-z_]\\w*)[ \\t]*=");
  private static final Pattern OF_COMPOSE =
      Pattern.compile("COMPOSE_(FILE|PATH_SEPARATOR|PROFILES|PROJECT_NAME)");

  private EnvironmentFile() {}

  /**
   * Asks that nothing in it changes what a compose file means.
   *
   * @param used the variables that the compose file names
   * @param variables the environment, which counts more
   */
  static void requireUnused(Path file, Set<String> used, Map<String, String> variables) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    Optional<String> needed =
        SET.matcher(BoundedFile.readText(file))
            .results()
            .map(found -> found.group(1))
            .filter(name -> used.contains(name) || OF_COMPOSE.matcher(name).matches())
            .filter(name -> !variables.containsKey(name))
            .findFirst();
    if (needed.isPresent()) {
      throw Problem.of("the lab reads no .env for docker compose")
          .expected("the variable in the session, such as  export " + needed.get() + "=…")
          .found(needed.get() + " in " + file)
          .hint("the lab's registry needs no file", "registry start")
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }
}
