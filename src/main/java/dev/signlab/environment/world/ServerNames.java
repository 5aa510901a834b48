package dev.signlab.environment.world;

import dev.signlab.services.deployment.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the servers of a world are called in references and addresses, the registry first. */
public final class ServerNames {

  /** What the labs call them. */
  static final List<String> USUAL =
      of(Endpoint.USUAL.host(), ServiceName.USUAL_BASE, VaultServer.USUAL_PORT);

  private static final Pattern EMBEDDED = Pattern.compile("localhost:(\\d+)");

  private static final List<String> USUAL_FORMS = forms(USUAL);
  private static final Pattern ANY_USUAL = any(USUAL_FORMS);

  /** A pair that leads to no registry is refused before a port is opened, whichever it names. */
  private static final Pattern NOWHERE =
      Pattern.compile("-p\\s+" + Endpoint.USUAL_PORT + "\\s*:\\s*(?!5000\\b)\\d+");

  private static final Pattern FIXED =
      Pattern.compile(
          USUAL.stream()
              .map(name -> name.substring(name.indexOf(':') + 1))
              .collect(
                  Collectors.joining(
                      "|", "(?i)(?:[\\w.\\]})-]:|\\bports?\\W{1,3}|-p\\s+|=)(", ")(?!\\w)")));

  private ServerNames() {}

  /** Returns the names of a registry, of the services on a base, and of a vault. */
  static List<String> of(String registry, int base, int vault) {
    return Stream.of(
            Stream.of(registry),
            SigstoreServer.hosts(base).stream(),
            Stream.of("localhost:" + vault))
        .flatMap(names -> names)
        .toList();
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
   * Returns a port of the labs' servers that a text has in a form that no world turns into its own,
   * such as {@code 127.0.0.1:5001} or {@code port 5001}, with what stands before it.
   */
  public static Optional<String> fixedPort(String text) {
    String left = NOWHERE.matcher(ANY_USUAL.matcher(text).replaceAll(" ")).replaceAll(" ");
    Matcher fixed = FIXED.matcher(left);
    return fixed.find()
        ? Optional.of(left.substring(wordBefore(left, fixed.start()), fixed.end()).strip())
        : Optional.empty();
  }

  private static int wordBefore(String text, int at) {
    return text.lastIndexOf(' ', at) + 1;
  }

  /** Tells whether a text has a server by the labs' name for it. */
  public static boolean isNamed(String text) {
    return ANY_USUAL.matcher(text).find();
  }

  /**
   * Returns the names, those of the folders in which something of a service is kept, as TUF clients
   * do, and the pair of ports by which the registry's container is published.
   */
  private static List<String> forms(List<String> names) {
    Stream<String> folders = names.stream().skip(1).map(name -> name.replace(':', '-'));
    Matcher embedded = EMBEDDED.matcher(names.getFirst());
    String port = embedded.matches() ? embedded.group(1) : "" + Endpoint.USUAL_PORT;
    String pair = "-p " + port + ":5000";
    return Stream.of(names.stream(), folders, Stream.of(pair)).flatMap(s -> s).toList();
  }

  /** A longer number is another port. */
  private static Pattern any(List<String> names) {
    return Pattern.compile(
        names.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")(?!\\d)")));
  }

  /** Replaces all at once: the name of one server here may be the usual name of another. */
  private static String replaced(String text, Pattern any, List<String> from, List<String> to) {
    return any.matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(to.get(from.indexOf(name.group()))));
  }
}
