package dev.signlab.shell.container;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.BoundedFile;
import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a compose file says of its services, as far as a registry needs it (compose specification).
 *
 * @param project the name of the project, which begins the names of its containers
 * @param services the services in their order
 */
record ComposeFile(String project, List<Service> services) {

  private static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final YamlBounds BOUNDS = new YamlBounds(20, 10_000);
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(\\$|\\{([A-Za-z_]\\w*)(?::?-([^}]*))?\\}|([A-Za-z_]\\w*))");
  private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9_-]*");
  private static final Pattern PORT = Pattern.compile("(?:.*:)?(\\d{1,5}):(\\d{1,5})(/tcp)?");

  /**
   * One service.
   *
   * @param name its name in the file
   * @param container the name of its container
   * @param image its image, empty where it is built
   * @param ports its published ports as {@code HERE:INSIDE}
   * @param profiles without one of which it is not started
   * @param settings what else would change the registry in it
   */
  record Service(
      String name,
      String container,
      String image,
      List<String> ports,
      List<String> profiles,
      RegistrySettings settings) {

    boolean isRegistry() {
      return Container.isRegistry(image);
    }

    /** Returns the port on this machine that leads to the registry's own. */
    Optional<Integer> port() {
      return ports.stream()
          .map(PORT::matcher)
          .filter(found -> found.matches() && found.group(2).equals("5000"))
          .map(found -> Integer.valueOf(found.group(1)))
          .findFirst();
    }
  }

  /** Finds the file of a folder, as docker compose does, or takes the one that is named. */
  static Path find(Path folder, Optional<String> named) {
    Optional<Path> file =
        named.isPresent()
            ? named.map(folder::resolve).filter(Files::isRegularFile)
            : NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    return file.orElseThrow(() -> none(folder, named));
  }

  private static LabException none(Path folder, Optional<String> named) {
    Problem.Builder problem =
        named.isPresent()
            ? Problem.of("no file " + named.get())
                .expected("-f FILE, a file of docker compose")
                .found(
                    Files.isDirectory(folder.resolve(named.get())) ? "a folder" : "nothing there")
            : Problem.of("no configuration file provided: not found")
                .expected("compose.yaml or docker-compose.yml in this folder, or -f FILE")
                .found("none in " + folder);
    return problem
        .hint("the lab's registry needs no file", "registry start")
        .cause(Cause.NO_FILE)
        .asException();
  }

  /**
   * Reads a file.
   *
   * @param variables for {@code ${NAME}} in the file
   */
  static ComposeFile read(Path file, Optional<String> project, Map<String, String> variables) {
    String text = BoundedFile.readText(file);
    EnvironmentFile.requireUnused(file.resolveSibling(".env"), namesIn(text), variables);
    Object tree = YamlTree.of(Yaml.document(file, text, BOUNDS));
    if (!(tree instanceof Map<?, ?> map) || !(map.get("services") instanceof Map<?, ?> services)) {
      throw malformed(file, "services:", "none");
    }
    if (map.containsKey("include")) {
      throw malformed(file, "all services in one file", "include: of further files");
    }
    String name =
        project.or(() -> text(map.get("name"), variables)).orElseGet(() -> nameOfFolder(file));
    requireProject(name);
    List<Service> all = new ArrayList<>();
    services.forEach(
        (key, value) -> all.add(service(name, String.valueOf(key), value, file, variables)));
    return new ComposeFile(name, all);
  }

  private static String nameOfFolder(Path file) {
    String folder =
        String.valueOf(file.toAbsolutePath().resolveSibling(".").normalize().getFileName());
    return folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
  }

  private static void requireProject(String name) {
    if (!PROJECT.matcher(name).matches()) {
      throw Problem.of("invalid project name \"" + name + "\"")
          .expected("lowercase letters, digits, hyphens and underscores, a letter or digit first")
          .found(name)
          .command("help docker compose")
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }

  private static Service service(
      String project, String name, Object value, Path file, Map<String, String> variables) {
    if (!(value instanceof Map<?, ?> map)) {
      throw malformed(file, "service " + name + " with an image", String.valueOf(value));
    }
    return new Service(
        name,
        text(map.get("container_name"), variables).orElse(project + "-" + name + "-1"),
        text(map.get("image"), variables).orElse(""),
        list(map.get("ports")).stream().map(port -> port(port, variables)).toList(),
        list(map.get("profiles")).stream().map(String::valueOf).toList(),
        RegistrySettings.ofService(map));
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String port(Object port, Map<String, String> variables) {
    return port instanceof Map<?, ?> map
        ? text(map.get("published"), variables).orElse("")
            + ":"
            + text(map.get("target"), variables).orElse("")
        : text(port, variables).orElse("");
  }

  private static Optional<String> text(@Nullable Object value, Map<String, String> variables) {
    return Optional.ofNullable(value).map(given -> filledIn(given.toString(), variables));
  }

  private static String filledIn(String text, Map<String, String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, variables)));
  }

  private static Set<String> namesIn(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .flatMap(found -> Stream.of(found.group(2), found.group(4)))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static String value(MatchResult found, Map<String, String> variables) {
    if (found.group().equals("$$")) {
      return "$";
    }
    String name = Optional.ofNullable(found.group(2)).orElse(found.group(4));
    String otherwise = Optional.ofNullable(found.group(3)).orElse("");
    String value = variables.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : value;
  }

  private static LabException malformed(Path file, String expected, String found) {
    return Problem.of("cannot understand " + file)
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .hint("the lab's registry needs no file", "registry start")
        .asException();
  }
}
