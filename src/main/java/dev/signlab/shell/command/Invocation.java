package dev.signlab.shell.command;

import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.storage.ReplacedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a command: its words, already taken apart and checked against the specification, and
 * the session and screen it runs in.
 *
 * @param spec the specification of the command
 * @param flags the values of the flags that were given, in the line or by a variable, by long name
 * @param arguments the arguments in their order
 * @param session the session
 * @param screen where output goes and questions are asked
 */
public record Invocation(
    CommandSpec spec,
    Map<String, List<String>> flags,
    List<String> arguments,
    Session session,
    Screen screen) {

  /** Copies the words. */
  public Invocation {
    flags = Map.copyOf(flags);
    arguments = List.copyOf(arguments);
  }

  /** Returns the last value of a flag, or nothing when it was not given and has no default. */
  public Optional<String> flag(String name) {
    List<String> values = values(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /** Returns all values of a flag, in their order; its default when it was not given. */
  public List<String> values(String name) {
    List<String> standard = spec.flag(name).map(Flag::defaults).orElse(List.of());
    return flags.getOrDefault(name, standard);
  }

  /** Tells whether a flag was given, be it with the value that it has anyway. */
  public boolean isGiven(String name) {
    return flags.containsKey(name);
  }

  /** Tells whether a flag is on. */
  public boolean isOn(String name) {
    return flag(name).map(Boolean::parseBoolean).orElse(false);
  }

  /** Returns the values of a repeated {@code name=value} flag, the last one for each name. */
  public Map<String, String> pairs(String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String value : values(name)) {
      int equals = value.indexOf('=');
      pairs.put(
          equals < 0 ? value : value.substring(0, equals),
          equals < 0 ? "" : value.substring(equals + 1));
    }
    return pairs;
  }

  /** Returns an argument by its place, counted from 0; the parser has made sure it is there. */
  public String argument(int index) {
    return arguments.get(index);
  }

  /** Returns an argument that may have been left out. */
  public Optional<String> optionalArgument(int index) {
    return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
  }

  /** Returns a path as the session's folder resolves it. */
  public Path path(String text) {
    return session.directory().resolve(text);
  }

  /**
   * Returns the file that a path names which is to be written: behind its links, which stay what
   * they are.
   */
  public Path output(String text) {
    try {
      return ReplacedFile.behindLinks(path(text));
    } catch (IOException e) {
      throw Problem.of("cannot write " + text)
          .expected("the name of a file")
          .found("a link that leads to itself")
          .asException(e);
    }
  }

  /** Returns a service of the session. */
  public <T> T service(Class<T> type) {
    return session.service(type);
  }

  /** Reaches services beside the registry; every exchange is on record for {@code wire}. */
  public HttpTransport transport() {
    return service(HttpTransport.class);
  }
}
