package dev.signlab.shell.spring;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.HelpText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;

/** One of our commands as Spring Shell sees it. */
final class CommandAdapter extends AbstractCommand {

  private final Command command;
  private final Session session;

  CommandAdapter(Command command, Session session) {
    super(command.spec().name(), command.spec().summary(), command.spec().group());
    this.command = command;
    this.session = session;
    setCompletionProvider(new SpecCompletion(command.spec(), session));
  }

  CommandSpec spec() {
    return command.spec();
  }

  @Override
  public String getHelp() {
    return String.join(System.lineSeparator(), HelpText.of(command.spec()));
  }

  @Override
  public List<CommandOption> getOptions() {
    return command.spec().flags().stream().map(flag -> option(flag, flag.defaultValue())).toList();
  }

  /** Returns a flag with a value as Spring Shell holds it. */
  static CommandOption option(Flag flag, String value) {
    return CommandOption.with()
        .longName(flag.name())
        .shortName(flag.shortName().isEmpty() ? ' ' : flag.shortName().charAt(0))
        .description(flag.description())
        .type(flag.isToggle() ? Boolean.class : String.class)
        .value(value)
        .build();
  }

  @Override
  public ExitStatus doExecute(CommandContext context) {
    Screen screen = ScreenWriter.screenOf(context);
    Map<String, List<String>> flags = new LinkedHashMap<>();
    for (CommandOption option : context.parsedInput().options()) {
      flags.computeIfAbsent(option.longName(), name -> new ArrayList<>()).add(option.value());
    }
    List<String> arguments =
        context.parsedInput().arguments().stream().map(CommandArgument::value).toList();
    int status = command.run(new Invocation(command.spec(), flags, arguments, session, screen));
    return new ExitStatus(status, command.spec().name());
  }
}
