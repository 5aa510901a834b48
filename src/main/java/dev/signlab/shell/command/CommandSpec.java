package dev.signlab.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command, from which the parser, completion, help and the reference page are made.
 *
 * @param name one or more words, such as {@code cosign sign}
 * @param group the heading under which help lists it, such as {@code cosign}
 * @param summary one line, a sentence without full stop
 * @param flags the flags, in the order in which help lists them
 * @param arguments the arguments, in their order
 * @param examples lines that work when typed
 * @param passThrough whether words that look like flags are taken as arguments, unparsed
 * @param destructive whether it removes or overwrites what a person made, so that it is never
 *     offered in place of a command that does not exist
 * @param deprecated why it should no longer be used, or an empty text; it still works
 */
public record CommandSpec(
    String name,
    String group,
    String summary,
    List<Flag> flags,
    List<Argument> arguments,
    List<String> examples,
    boolean passThrough,
    boolean destructive,
    String deprecated) {

  /** Copies the lists. */
  public CommandSpec {
    flags = List.copyOf(flags);
    arguments = List.copyOf(arguments);
    examples = List.copyOf(examples);
  }

  /** Starts a specification. */
  public static Builder of(String name, String group, String summary) {
    return new Builder(name, group, summary);
  }

  /** Finds a flag by its long name, or by its short one. */
  public Optional<Flag> flag(String name) {
    return flags.stream()
        .filter(flag -> flag.name().equals(name) || flag.isShort(name))
        .findFirst();
  }

  /** Collects the words of a command. */
  public static final class Builder {

    private final String name;
    private final String group;
    private final String summary;
    private final List<Flag> flags = new ArrayList<>();
    private final List<Argument> arguments = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();
    private boolean passThrough;
    private boolean destructive;
    private String deprecated = "";

    private Builder(String name, String group, String summary) {
      this.name = name;
      this.group = group;
      this.summary = summary;
    }

    /** Adds a flag. */
    public Builder flag(Flag flag) {
      flags.add(flag);
      return this;
    }

    /** Adds flags that several commands share. */
    public Builder flags(List<Flag> more) {
      flags.addAll(more);
      return this;
    }

    /** Adds an argument that must be given once. */
    public Builder argument(String argument, String description, Completion completion) {
      arguments.add(new Argument(argument, description, completion, true, false));
      return this;
    }

    /** Adds an argument that may be left out. */
    public Builder optionalArgument(String argument, String description, Completion completion) {
      arguments.add(new Argument(argument, description, completion, false, false));
      return this;
    }

    /** Adds a last argument that may be given any number of times, but at least once. */
    public Builder arguments(String argument, String description, Completion completion) {
      arguments.add(new Argument(argument, description, completion, true, true));
      return this;
    }

    /** Adds a last argument that may be given any number of times, or not at all. */
    public Builder optionalArguments(String argument, String description, Completion completion) {
      arguments.add(new Argument(argument, description, completion, false, true));
      return this;
    }

    /** Adds a line that works when typed. */
    public Builder example(@Nullable String line) {
      if (line != null) {
        examples.add(line);
      }
      return this;
    }

    /** Takes all words behind the name as arguments, also those that look like flags. */
    public Builder passThrough() {
      passThrough = true;
      return this;
    }

    /** Marks the command as one that removes or overwrites what a person made. */
    public Builder destructive() {
      destructive = true;
      return this;
    }

    /** Marks the command as one that still works but should no longer be used. */
    public Builder deprecatedBecause(String reason) {
      deprecated = reason;
      return this;
    }

    /** Returns the specification; flags that are known by name alone stand last. */
    public CommandSpec build() {
      List<Flag> ordered =
          Stream.concat(
                  flags.stream().filter(Flag::isServed),
                  flags.stream().filter(flag -> !flag.isServed()))
              .toList();
      return new CommandSpec(
          name, group, summary, ordered, arguments, examples, passThrough, destructive, deprecated);
    }
  }
}
