package dev.signlab.shell.run;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lines that somebody may have meant who typed a command that is not there. Each is understood by
 * its command; where the words do not fit, or the command would remove or overwrite something, its
 * help is offered in place of it.
 *
 * @param table the commands
 */
public record MeantLines(CommandTable table) {

  /** Returns lines in which a word of the command's name is another one, nearest first. */
  List<String> of(List<String> words) {
    boolean grouped = words.size() > 1 && table.isTool(words.getFirst());
    int place = grouped ? 1 : 0;
    Set<String> names = table.wordsBehind(words.subList(0, place));
    Set<String> lines = new LinkedHashSet<>();
    for (String near : near(words.get(place), names)) {
      List<String> meant = new ArrayList<>(words);
      meant.set(place, near);
      line(meant).ifPresent(lines::add);
    }
    return List.copyOf(lines);
  }

  /**
   * Returns the names that a word may stand for: as German says them, in another form of the same
   * word, by their letters, or by what they mean.
   */
  public static List<String> near(String typed, Collection<String> names) {
    return Stream.<Supplier<List<String>>>of(
            () -> GermanWords.meant(typed).stream().filter(names::contains).toList(),
            () -> WordForms.same(typed, names),
            () -> Spelling.nearest(typed, names),
            () -> WordForms.alike(typed, names))
        .map(Supplier::get)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Returns the words as a line, the help of their command, or nothing when there is none. */
  Optional<String> line(List<String> words) {
    Optional<Command> command = table.find(words);
    if (command.isEmpty()) {
      boolean tool = table.isTool(words.getFirst());
      return tool ? Optional.of("help " + words.getFirst()) : Optional.empty();
    }
    CommandSpec spec = command.get().spec();
    List<String> rest = words.subList(CommandTable.countWords(spec.name()), words.size());
    boolean fits = !spec.destructive() && FlagReader.fits(spec, rest);
    return Optional.of(fits ? Quoting.line(spec.name(), rest) : "help " + spec.name());
  }
}
