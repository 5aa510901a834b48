package dev.signlab.environment.world;

import dev.signlab.services.deployment.ServiceName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the servers of a world are called in references and addresses, the registry first. */
public final class ServerNames {

  /** What the labs call them. */
  static final List<String> USUAL = of(Endpoint.USUAL.host(), ServiceName.USUAL_BASE);

  /** All at once: the name of one server here may be the usual name of another. */
  private static final Pattern ANY_USUAL =
      Pattern.compile(
          Stream.concat(USUAL.stream(), USUAL.stream().skip(1).map(ServerNames::asFolder))
              .map(Pattern::quote)
              .collect(Collectors.joining("|")));

  private ServerNames() {}

  /** Returns the names of a registry and of the services on a base. */
  static List<String> of(String registry, int base) {
    return Stream.concat(Stream.of(registry), SigstoreServer.hosts(base).stream()).toList();
  }

  /** Returns a text of the labs with other names in place of the usual ones. */
  static String put(String text, List<String> here) {
    return ANY_USUAL
        .matcher(text)
        .replaceAll(usual -> Matcher.quoteReplacement(here(usual.group(), here)));
  }

  private static String here(String usual, List<String> here) {
    int at = USUAL.indexOf(usual);
    return at >= 0
        ? here.get(at)
        : asFolder(here.get(USUAL.stream().map(ServerNames::asFolder).toList().indexOf(usual)));
  }

  /** What a folder is called in which something of a service is kept, as TUF clients do. */
  private static String asFolder(String server) {
    return server.replace(':', '-');
  }

  /** Returns a text of a world with the names that the labs have for its servers. */
  public static String asWritten(String text, World world) {
    List<String> here = world.hosts();
    Pattern any = Pattern.compile(String.join("|", here.stream().map(Pattern::quote).toList()));
    return any.matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(USUAL.get(here.indexOf(name.group()))));
  }
}
