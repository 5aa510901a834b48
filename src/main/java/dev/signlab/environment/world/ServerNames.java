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

  private static final List<String> USUAL_FORMS = forms(USUAL);
  private static final Pattern ANY_USUAL = any(USUAL_FORMS);

  private ServerNames() {}

  /** Returns the names of a registry and of the services on a base. */
  static List<String> of(String registry, int base) {
    return Stream.concat(Stream.of(registry), SigstoreServer.hosts(base).stream()).toList();
  }

  /** Returns a text of the labs with other names in place of the usual ones. */
  static String put(String text, List<String> here) {
    return replaced(text, ANY_USUAL, USUAL_FORMS, forms(here));
  }

  /** Returns a text of a world with the names that the labs have for its servers. */
  public static String asWritten(String text, World world) {
    List<String> here = forms(world.hosts());
    return replaced(text, any(here), here, USUAL_FORMS);
  }

  /**
   * Returns the names, and those of the folders in which something of a service is kept, as TUF
   * clients do.
   */
  private static List<String> forms(List<String> names) {
    Stream<String> folders = names.stream().skip(1).map(name -> name.replace(':', '-'));
    return Stream.concat(names.stream(), folders).toList();
  }

  private static Pattern any(List<String> names) {
    return Pattern.compile(names.stream().map(Pattern::quote).collect(Collectors.joining("|")));
  }

  /** Replaces all at once: the name of one server here may be the usual name of another. */
  private static String replaced(String text, Pattern any, List<String> from, List<String> to) {
    return any.matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(to.get(from.indexOf(name.group()))));
  }
}
