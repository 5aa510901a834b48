package dev.signlab.app;

import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.Execution;
import dev.signlab.shell.spring.ShellContext;
import org.springframework.context.support.GenericApplicationContext;

/** The part of the wiring that needs Spring, apart so that a one-shot process never loads it. */
final class SpringWiring {

  private SpringWiring() {}

  static GenericApplicationContext context(Session session) {
    GenericApplicationContext context = ShellContext.of(session);
    context.refresh();
    return context;
  }

  static Execution execution(Session session) {
    return session.service(GenericApplicationContext.class).getBean(Execution.class);
  }
}
