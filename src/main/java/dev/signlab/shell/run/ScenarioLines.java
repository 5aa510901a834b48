package dev.signlab.shell.run;

import dev.signlab.crypto.keys.transit.TransitFamily;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.load.LineBook;
import dev.signlab.scenario.model.ReservedVariables;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Everyday;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.SimpleCommand;
import dev.signlab.shell.line.Word;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What lines may do that a scenario types. A scenario from elsewhere is data, so its lines are
 * commands of the lab on the files of the lab's folder: no program of the machine is run or loaded,
 * no path leads out of the folder, and no variable steers the machine.
 *
 * @param table the commands that there are
 */
public record ScenarioLines(CommandTable table) implements LineBook {

  /** What these print is text, and no path. */
  private static final Set<String> SPEAKING =
      Set.of("echo", "answer", "predict", "diagnose", "java");

  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(?i)(?<![A-Za-z0-9.-])((([a-z0-9-]+\\.)*localhost|127(\\.[0-9]{1,3}){1,3}):[0-9]+|\\[::1\\](:[0-9]+)?)");

  private static final List<String> LOADING = List.of("pkcs11:", "k8s://", "openbao://");

  /**
   * Returns why a line is refused before it is run, or nothing when nothing is known against it.
   */
  @Override
  public Optional<Problem> refusal(String line) {
    try {
      LineParser.parse(line).forEach(this::require);
      return Optional.empty();
    } catch (LabException e) {
      return Optional.of(e.problem());
    }
  }

  private void require(Pipeline pipeline) {
    for (SimpleCommand command : pipeline.commands()) {
      List<String> words = command.words().stream().map(this::literal).toList();
      command.assignments().stream()
          .filter(a -> words.isEmpty() || !isOfLine(a.name()))
          .forEach(a -> requireFree(a.name()));
      command.redirections().stream()
          .filter(redirection -> redirection.kind().isFile())
          .forEach(redirection -> requireInside(literal(redirection.target())));
      if (!words.isEmpty()) {
        requireHarmless(words);
        requireServers(words, World.usualHosts());
        requireKnown(words);
      }
    }
  }

  /** What a variable holds is looked at when it is known; a substitution is a line of its own. */
  private String literal(Word word) {
    StringBuilder text = new StringBuilder();
    for (Word.Part part : word.parts()) {
      switch (part) {
        case Word.Literal literal -> text.append(literal.text());
        case Word.Variable variable -> text.append("${").append(variable.name()).append('}');
        case Word.Substitution inner -> {
          LineParser.parse(inner.line()).forEach(this::require);
          text.append("$(…)");
        }
      }
    }
    return text.toString();
  }

  private void requireKnown(List<String> words) {
    new KnownWords(table).require(words);
  }

  @Override
  public Optional<Problem> unknown(String line) {
    return new KnownWords(table).unknown(words(withInner(line)));
  }

  @Override
  public boolean isWhole(String text) {
    List<List<String>> commands = words(commands(text));
    return !commands.isEmpty() && commands.stream().allMatch(new KnownWords(table)::fit);
  }

  private static List<List<String>> words(Stream<SimpleCommand> commands) {
    return commands.map(KnownWords::of).filter(words -> !words.isEmpty()).toList();
  }

  /** Those of a line that cannot be read are none. */
  private static Stream<SimpleCommand> commands(String line) {
    try {
      return LineParser.parse(line).stream().flatMap(pipeline -> pipeline.commands().stream());
    } catch (LabException e) {
      return Stream.empty();
    }
  }

  private static Stream<SimpleCommand> withInner(String line) {
    return commands(line)
        .flatMap(
            command ->
                Stream.concat(
                    Stream.of(command),
                    command.substitutions().stream().flatMap(ScenarioLines::withInner)));
  }

  @Override
  public Optional<Set<String>> flags(String command) {
    return table
        .named(command)
        .map(Command::spec)
        .map(spec -> spec.flags().stream().map(Flag::name).collect(Collectors.toSet()));
  }

  @Override
  public Set<String> names() {
    return table.commands().stream().map(c -> c.spec().name()).collect(Collectors.toSet());
  }

  /** Refuses a command that would reach out of the lab. */
  static void requireHarmless(List<String> words) {
    if (words.getFirst().equals("!")) {
      throw Problem.of("a scenario runs nothing of this machine: " + String.join(" ", words))
          .expected("a command of the lab; help all lists them")
          .found("a line for the shell of this machine")
          .hint("a learner may type it; a scenario may not")
          .asException();
    }
    if (!SPEAKING.contains(words.getFirst())) {
      IntStream.range(1, words.size())
          .filter(i -> !isSubject(words, i))
          .forEach(i -> requireHarmless(words.get(i)));
    }
  }

  /** {@code /CN=Ada} behind that flag is a name, and no path. */
  private static boolean isSubject(List<String> words, int index) {
    return words.getFirst().equals(Everyday.SHARED)
        && words.get(index - 1).matches("--?subj")
        && words.get(index).matches("(/[A-Z]{1,2}=[A-Za-z0-9 .@_-]+)+");
  }

  private static void requireHarmless(String word) {
    Optional<String> loading = LOADING.stream().filter(scheme -> word.contains(scheme)).findFirst();
    if (loading.isPresent()) {
      throw Problem.of("a scenario uses no key outside the lab: " + word)
          .expected("a key in the lab's folder, such as cosign.key")
          .found(loading.get())
          .asException();
    }
    requireInside(word);
  }

  /**
   * Refuses a server of this machine that is not the world's own: what a scenario writes or removes
   * there would be somebody else's.
   *
   * @param own the world's registry and services, such as {@code localhost:5001}
   */
  static void requireServers(Collection<String> words, List<String> own) {
    for (String word : words) {
      Matcher named = LOOPBACK.matcher(word);
      while (named.find()) {
        if (!own.contains(named.group())) {
          throw Problem.of("a scenario speaks to the lab's own servers: " + word)
              .expected(own.getFirst() + ", or a service of the lab such as " + own.get(1))
              .found(named.group())
              .asException();
        }
      }
    }
  }

  /** Refuses a path out of the lab's folder, also behind a scheme, a flag or another value. */
  static void requireInside(String word) {
    String withoutAddresses = word.replaceAll("(https?|docker|env|hashivault)://", "");
    boolean outside =
        Stream.of(withoutAddresses.split("[=,:]", -1)).anyMatch(ScenarioLines::leadsOut)
            || withoutAddresses.contains("://");
    if (outside) {
      throw Problem.of("a scenario stays in the lab's folder: " + word)
          .expected("a name below the folder, such as studentbook/chapter.txt")
          .found("a path that leads outside")
          .asException();
    }
  }

  private static boolean leadsOut(String part) {
    try {
      return (part.startsWith("/") && !part.equals("/dev/null"))
          || part.startsWith("~")
          || Path.of(part).normalize().startsWith("..");
    } catch (InvalidPathException e) {
      return true;
    }
  }

  /**
   * Tells whether a line may set a variable for itself alone: a token, which opens the lab's vault
   * or nothing. Kept for later lines it could be shown to somebody else's.
   */
  static boolean isOfLine(String name) {
    return name.equals("VAULT_TOKEN");
  }

  /** Refuses a key in a vault while variables of the machine name another one than the lab's. */
  static void requireOwnVault(List<String> words, BooleanSupplier isOwn) {
    String scheme = TransitFamily.VAULT.scheme() + "://";
    boolean asks =
        words.getFirst().equals("vault") || words.stream().anyMatch(word -> word.contains(scheme));
    if (asks && !isOwn.getAsBoolean()) {
      throw Problem.of("a scenario uses no vault but the lab's own: " + String.join(" ", words))
          .expected("no VAULT_ADDR, or the lab's own")
          .found("VAULT_ADDR, which names another vault")
          .command("unset VAULT_ADDR")
          .asException();
    }
  }

  /** Refuses a variable that steers the machine around the lab. */
  static void requireFree(String name) {
    if (ReservedVariables.isReserved(name)) {
      throw Problem.of("a scenario cannot set " + name)
          .expected(
              "a variable of the lab's commands, such as COSIGN_REPOSITORY, or one such as"
                  + " MY_IMAGE")
          .found(name + ", which may steer a program of the machine")
          .asException();
    }
  }
}
