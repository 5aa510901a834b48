package dev.signlab.shell.cosign.setup;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What may follow at each place of a line: the part of a completion script that is made. */
final class CompletionTable {

  private final Map<String, Place> places = new TreeMap<>();

  private CompletionTable() {}

  /** What may follow the words of a place. */
  private static final class Place {
    private final Set<String> words = new TreeSet<>();
    private final List<String> flags = new ArrayList<>();
    private final List<String> valued = new ArrayList<>();
    private final List<String> filed = new ArrayList<>();
    private boolean files;

    private void add(Flag flag) {
      List<String> names = new ArrayList<>(List.of("--" + flag.name()));
      if (!flag.shortName().isEmpty()) {
        names.add("-" + flag.shortName());
      }
      flags.addAll(names);
      if (!flag.isToggle()) {
        valued.addAll(names);
        filed.addAll(flag.completion() == Completion.FILE ? names : List.of());
      }
    }
  }

  /** Makes the table of some commands. */
  static CompletionTable of(List<CommandSpec> specs) {
    CompletionTable table = new CompletionTable();
    specs.forEach(table::add);
    return table;
  }

  private void add(CommandSpec spec) {
    String before = "";
    for (String word : spec.name().split(" ", -1)) {
      if (!word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
        return;
      }
      place(before).words.add(word);
      before = before.isEmpty() ? word : before + " " + word;
    }
    Place place = place(before);
    spec.flags().stream().filter(flag -> flag.deprecated().isEmpty()).forEach(place::add);
    place.flags.add("--help");
    place.files = spec.arguments().stream().anyMatch(each -> each.completion() == Completion.FILE);
  }

  private Place place(String words) {
    return places.computeIfAbsent(words, w -> new Place());
  }

  /** Returns the table in the language of a shell, with a line break at its end. */
  String in(String shell) {
    return places.entrySet().stream()
            .map(
                each ->
                    switch (shell) {
                      case "fish" -> fish(each.getKey(), each.getValue());
                      case "powershell" -> powershell(each.getKey(), each.getValue());
                      default -> posix(each.getKey(), each.getValue());
                    })
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String posix(String words, Place place) {
    return "    '%s') subs='%s' flags='%s' valued='%s' filed='%s' files=%s ;;"
        .formatted(
            words,
            String.join(" ", place.words),
            String.join(" ", place.flags),
            String.join(" ", place.valued),
            String.join(" ", place.filed),
            place.files ? "yes" : "");
  }

  private static String fish(String words, Place place) {
    return """
    case '%s'
        set __signlab_subs %s
        set __signlab_flags %s
        set __signlab_valued %s
        set __signlab_filed %s
        set __signlab_files %s\
    """
        .formatted(
            words,
            String.join(" ", place.words),
            String.join(" ", place.flags),
            String.join(" ", place.valued),
            String.join(" ", place.filed),
            place.files ? "yes" : "")
        .stripTrailing();
  }

  private static String powershell(String words, Place place) {
    return "        '%s' = @{ subs = %s; flags = %s; valued = %s; filed = %s; files = $%s }"
        .formatted(
            words,
            array(place.words),
            array(place.flags),
            array(place.valued),
            array(place.filed),
            place.files);
  }

  private static String array(Iterable<String> words) {
    List<String> quoted = new ArrayList<>();
    words.forEach(word -> quoted.add("'" + word + "'"));
    return "@(" + String.join(", ", quoted) + ")";
  }
}
