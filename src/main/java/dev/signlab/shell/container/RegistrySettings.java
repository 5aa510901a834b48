package dev.signlab.shell.container;

import dev.signlab.diagnostic.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a line or a compose file wants of a registry's container beyond its port (configuration of
 * Distribution, "Override specific configuration options"). The lab's registry is open, speaks
 * plain HTTP and holds its own images; one that is asked to be otherwise must not be stood in for.
 *
 * @param variables as {@code NAME=VALUE}, or names alone
 * @param files of further variables
 * @param mounts as docker's {@code -v} and {@code --mount} have them
 */
public record RegistrySettings(List<String> variables, List<String> files, List<String> mounts) {

  private static final String HTPASSWD_PATH = "REGISTRY_AUTH_HTPASSWD_PATH=";
  private static final String USUAL_HTPASSWD = "auth/htpasswd";
  private static final Pattern OTHER = Pattern.compile("REGISTRY_(AUTH|HTTP_TLS|PROXY)(_.*)?");
  private static final Pattern CONFIGURATION =
      Pattern.compile("(.*[:=,])?/etc/(docker/registry|distribution)(/config\\.yml)?/?([:,].*)?");

  /** Copies the lists. */
  public RegistrySettings {
    variables = List.copyOf(variables);
    files = List.copyOf(files);
    mounts = List.copyOf(mounts);
  }

  /** Reads them from a service of a compose file. */
  static RegistrySettings ofService(Map<?, ?> service) {
    return new RegistrySettings(
        texts(service, "environment"), texts(service, "env_file"), texts(service, "volumes"));
  }

  /**
   * Asks that the lab's registry can stand in for the one that is wanted.
   *
   * @throws dev.signlab.diagnostic.LabException when it would be another one, such as one with a
   *     login
   */
  public void requireFollowed() {
    Optional<String> ignored =
        Stream.of(
                variables.stream()
                    .map(each -> each.replaceFirst("(?s)=.*", ""))
                    .filter(name -> OTHER.matcher(name).matches()),
                files.stream().map(each -> "variables in the file " + each),
                mounts.stream().filter(each -> CONFIGURATION.matcher(each).matches()))
            .flatMap(each -> each)
            .findFirst();
    if (ignored.isPresent()) {
      throw Problem.of("the lab's registry does not follow these settings; nothing was started")
          .expected("a registry without login, TLS, mirror or configuration of its own")
          .found(ignored.get())
          .hint(
              "the lab's registry with a login, of the users in a file",
              "registry start --htpasswd " + htpasswdFile())
          .hint("first write such a file", written(htpasswdFile()))
          .hint("without a login", "registry start")
          .asException();
    }
  }

  /** A user more; those that a file has already stay. */
  private static String written(String file) {
    int slash = file.lastIndexOf('/');
    String folder = slash <= 0 ? "" : "mkdir -p " + file.substring(0, slash) + " && ";
    return "%shtpasswd -Bbn ada signlab >> %s && registry start --htpasswd %s"
        .formatted(folder, file, file);
  }

  /** Returns where on this machine the file of logins lies that the container would read. */
  private String htpasswdFile() {
    return variables.stream()
        .filter(each -> each.startsWith(HTPASSWD_PATH))
        .map(each -> each.substring(HTPASSWD_PATH.length()))
        .flatMap(inside -> mounts.stream().flatMap(mount -> outside(mount, inside).stream()))
        .findFirst()
        .orElse(USUAL_HTPASSWD);
  }

  /** A mount such as {@code ./auth:/auth:ro} puts a folder of this machine into the container. */
  private static Optional<String> outside(String mount, String inside) {
    String[] parts = mount.split(":", -1);
    boolean holds =
        parts.length > 1 && (inside.equals(parts[1]) || inside.startsWith(parts[1] + "/"));
    return holds ? Optional.of(parts[0] + inside.substring(parts[1].length())) : Optional.empty();
  }

  /** A list, a map or one text; a mount may be a map, of which the place inside counts. */
  private static List<String> texts(Map<?, ?> service, String key) {
    Object value = service.get(key);
    return switch (value) {
      case null -> List.of();
      case Map<?, ?> map -> map.keySet().stream().map(String::valueOf).toList();
      case Collection<?> list -> list.stream().map(RegistrySettings::text).toList();
      default -> List.of(value.toString());
    };
  }

  private static String text(Object entry) {
    return entry instanceof Map<?, ?> map
        ? Stream.of("target", "path")
            .filter(map::containsKey)
            .findFirst()
            .map(name -> String.valueOf(map.get(name)))
            .orElse("")
        : String.valueOf(entry);
  }
}
