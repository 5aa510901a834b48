package dev.signlab.shell.cosign;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.run.CommandTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every command and flag of cosign 3.1 beside what the lab makes of it. The list of cosign's comes
 * from its own help: {@code src/test/resources/cosign/flags.sh}.
 */
final class FlagTable {

  private static final Path LIST = Path.of("src/test/resources/cosign/flags.tsv");
  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/main/java/dev/signlab/shell/cosign"),
          Path.of("src/main/java/dev/signlab/shell/run/OutputFlag.java"));
  private static final String NOT_YET = "not yet: ";
  private static final String ACCEPTED = "accepted";

  /** What the lab makes of a flag. */
  enum Kind {
    IMPLEMENTED,
    ACCEPTED,
    REFUSED,
    UNKNOWN
  }

  /**
   * One flag of one command, or the command itself where the flag is empty.
   *
   * @param deprecated cosign's reason, "hidden", or empty
   * @param said the lab's reason for its deprecation
   * @param words what stands in the table
   */
  record Row(String command, String flag, Kind kind, String deprecated, String said, String words) {
    String name() {
      return flag.isEmpty() ? "cosign " + command : "cosign " + command + " --" + flag;
    }
  }

  private final CommandTable commands = new CommandTable(CosignCommands.all());

  List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(LIST)) {
      String[] columns = line.split("\t", -1);
      rows.add(row(columns[0], columns[1], columns[4]));
    }
    return rows;
  }

  /**
   * A flag whose value is no single text.
   *
   * @param spec the lab's command
   * @param flag the lab's flag
   * @param type what cosign declares it as
   */
  record Typed(CommandSpec spec, Flag flag, FlagType type) {
    @Override
    public String toString() {
      return spec.name() + " --" + flag.name();
    }
  }

  /** The flags of the commands that the lab has whose type cosign shows. */
  List<Typed> typed() throws IOException {
    List<Typed> typed = new ArrayList<>();
    for (String line : Files.readAllLines(LIST)) {
      String[] columns = line.split("\t", -1);
      CommandSpec spec =
          commands.find(List.of(("cosign " + columns[0]).split(" ", -1))).orElseThrow().spec();
      if (!columns[5].isEmpty() && !spec.passThrough()) {
        FlagType type = FlagType.valueOf(columns[5].toUpperCase(Locale.ROOT));
        typed.add(new Typed(spec, spec.flag(columns[1]).orElseThrow(), type));
      }
    }
    return typed;
  }

  private Row row(String command, String flag, String deprecated) {
    Optional<Command> found = commands.find(List.of(("cosign " + command).split(" ", -1)));
    if (found.isEmpty()) {
      return new Row(command, flag, Kind.UNKNOWN, deprecated, "", "unknown");
    }
    CommandSpec spec = found.get().spec();
    if (spec.passThrough()) {
      return new Row(
          command, flag, Kind.REFUSED, deprecated, deprecated, "refused: " + later(spec.summary()));
    }
    return flag.isEmpty()
        ? new Row(command, flag, Kind.IMPLEMENTED, deprecated, spec.deprecated(), "implemented")
        : spec.flag(flag.replaceFirst("^cert(?=$|-chain$)", "certificate"))
            .map(known -> row(command, flag, known, deprecated))
            .orElseGet(() -> new Row(command, flag, Kind.UNKNOWN, deprecated, "", "unknown"));
  }

  private static Row row(String command, String name, Flag flag, String deprecated) {
    String description = flag.description();
    Kind kind =
        description.startsWith(NOT_YET)
            ? Kind.REFUSED
            : description.startsWith(ACCEPTED) ? Kind.ACCEPTED : Kind.IMPLEMENTED;
    String words =
        switch (kind) {
          case REFUSED -> "refused: " + later(description);
          case ACCEPTED -> description;
          default -> "implemented";
        };
    return new Row(command, name, kind, deprecated, flag.deprecated(), words);
  }

  private static String later(String text) {
    return text.replaceFirst("(?i)^not yet: ", "");
  }

  /** The flags that are declared and never read: what is given to them would be lost. */
  static List<String> unread() throws IOException {
    Map<String, String> sources = sources();
    String all = String.join("\n", sources.values());
    List<String> unread = new ArrayList<>();
    for (Command command : CosignCommands.all()) {
      for (Flag flag : command.spec().flags()) {
        boolean said =
            flag.description().startsWith(NOT_YET) || flag.description().startsWith(ACCEPTED);
        if (!said && !isRead(flag.name(), all)) {
          unread.add(command.spec().name() + " --" + flag.name());
        }
      }
    }
    return unread;
  }

  /** Declared once and named once more, by its text or by the constant that holds it. */
  private static boolean isRead(String flag, String sources) {
    String literal = "\"" + flag + "\"";
    int uses = count(sources, literal);
    Matcher constants =
        Pattern.compile("String ([A-Z][A-Z0-9_]*) =\\s*" + literal).matcher(sources);
    while (constants.find()) {
      uses += count(sources, constants.group(1)) - 2;
    }
    return uses >= 2;
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Path source : SOURCES) {
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          sources.put(file.toString(), Files.readString(file));
        }
      }
    }
    return sources;
  }

  /** The reference page. */
  static String page(List<Row> rows) {
    StringBuilder page = new StringBuilder();
    page.append(
        "// Generated from the commands and src/test/resources/cosign/flags.tsv. Do not edit.\n");
    page.append("= The flags of cosign\n\n");
    page.append(
        "Every command and flag of cosign 3.1, the hidden ones too, and what the lab makes of"
            + " it.\n");
    page.append("Each flag can also be given by a variable: `COSIGN_KEY` stands for `--key`.\n");
    page.append("What is deprecated says so on standard error in cosign's own words.\n\n");
    page.append(summary(rows));
    String command = "";
    for (Row row : rows) {
      if (!row.command().equals(command)) {
        page.append(command.isEmpty() ? "" : "|===\n");
        command = row.command();
        page.append("\n== cosign ").append(command).append("\n\n");
        page.append(
            "[cols=\"2,4,3\",options=\"header\"]\n|===\n| Flag | In the lab | In cosign 3.1\n");
      }
      page.append("| ")
          .append(row.flag().isEmpty() ? "(the command)" : "`+--" + row.flag() + "+`")
          .append(" | ")
          .append(cell(row.words()))
          .append(" | ")
          .append(deprecation(row))
          .append('\n');
    }
    return page.append("|===\n").toString();
  }

  private static String summary(List<Row> rows) {
    StringBuilder text = new StringBuilder("[cols=\"1,1\"]\n|===\n");
    for (Kind kind : Kind.values()) {
      long count = rows.stream().filter(row -> !row.flag().isEmpty() && row.kind() == kind).count();
      if (count > 0) {
        text.append("| ").append(kind.name().toLowerCase(Locale.ROOT));
        text.append(" | ").append(count).append('\n');
      }
    }
    return text.append("|===\n").toString();
  }

  private static String deprecation(Row row) {
    return switch (row.deprecated()) {
      case "" -> "";
      case "hidden" -> "hidden";
      default -> "deprecated: " + cell(row.deprecated());
    };
  }

  private static String cell(String text) {
    return "+" + text.replace("|", "\\|").replace("+", "plus") + "+";
  }
}
