package dev.signlab.shell.spring;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.line.Expander;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.FlagReader;
import java.util.List;
import java.util.Map;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Spring Shell's parser over our line language and our flags. The default one knows only double
 * quotes and cannot tell a flag that is on or off from one with a value behind a name of two words.
 */
final class LabCommandParser implements CommandParser {

  private final CommandTable table;
  private final Session session;

  LabCommandParser(CommandTable table, Session session) {
    this.table = table;
    this.session = session;
  }

  /** Takes a line of one command apart; what needs a runner, such as {@code |}, does not belong. */
  @Override
  public ParsedInput parse(String line) {
    List<Pipeline> pipelines = LineParser.parse(line);
    Expander expander =
        new Expander(session.environment(), 0, session.directory(), session.home(), inner -> "");
    List<String> words =
        pipelines.isEmpty()
            ? List.of()
            : expander.values(pipelines.getFirst().commands().getFirst().words());
    dev.signlab.shell.command.Command command =
        table.find(words).orElseThrow(() -> table.unknown(words));
    int named = (int) command.spec().name().chars().filter(c -> c == ' ').count() + 1;
    return input(
        command.spec(), FlagReader.read(command.spec(), words.subList(named, words.size())));
  }

  /** Returns what was read as Spring Shell holds it. */
  ParsedInput input(CommandSpec spec, FlagReader.Reading reading) {
    ParsedInput.Builder input = ParsedInput.builder();
    List<String> names = List.of(spec.name().split(" ", -1));
    input.commandName(names.getFirst());
    names.subList(1, names.size()).forEach(input::addSubCommand);
    if (reading.help()) {
      input.addOption(CommandOption.with().longName("help").shortName('h').build());
      return input.build();
    }
    for (Map.Entry<String, List<String>> flag : reading.flags().entrySet()) {
      Flag known = spec.flag(flag.getKey()).orElseThrow();
      flag.getValue().forEach(value -> input.addOption(CommandAdapter.option(known, value)));
    }
    for (int i = 0; i < reading.arguments().size(); i++) {
      input.addArgument(new CommandArgument(i, reading.arguments().get(i)));
    }
    return input.build();
  }
}
