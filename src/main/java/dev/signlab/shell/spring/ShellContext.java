package dev.signlab.shell.spring;

import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.Execution;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * The application context of the interactive shell: plain, explicit, without a class-path scan. It
 * holds Spring Shell's registry and parser in our form, and the way in which commands run.
 */
public final class ShellContext {

  private ShellContext() {}

  /** Makes the context over a session's commands; the caller refreshes and closes it. */
  public static GenericApplicationContext of(Session session) {
    GenericApplicationContext context = new GenericApplicationContext();
    CommandTable table = session.service(CommandTable.class);
    LabCommandRegistry registry = new LabCommandRegistry(table, session);
    LabCommandParser parser = new LabCommandParser(table, session);
    context.registerBean("commandRegistry", CommandRegistry.class, () -> registry);
    context.registerBean("commandParser", CommandParser.class, () -> parser);
    context.registerBean("execution", Execution.class, () -> new SpringExecution(registry, parser));
    context.registerBean("completions", Completions.class, () -> new Completions(registry));
    return context;
  }
}
