package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.content.lesson.LessonReference;
import dev.signlab.content.render.AnsiRenderer;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.screen.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code what is a referrer}: a word of the course in two or three sentences. */
final class WhatIsCommand {

  private static final String NAME = "what is";
  private static final LessonReference PAGE = LessonReference.parse("lessons/glossary.adoc");
  private static final int WIDEST = 78;
  private static final String INDENT = "  ";

  private WhatIsCommand() {}

  static Command command() {
    return new LabCommand(
        LabCommand.spec(NAME, "Explain a word of the course, or list them all")
            .optionalArguments("WORD", "the word, with or without an article", Completion.TERM)
            .example("what is a referrer")
            .example(NAME)
            .build(),
        WhatIsCommand::run);
  }

  /** Returns the words of the course. */
  static Glossary glossary(Session session) {
    return Glossary.of(session.service(LessonLibrary.class).open(PAGE));
  }

  private static int run(Sitting sitting, Invocation invocation) {
    Glossary glossary = glossary(invocation.session());
    Screen screen = invocation.screen();
    if (invocation.arguments().isEmpty()) {
      list(glossary, screen);
      return Command.OK;
    }
    String asked = String.join(" ", invocation.arguments());
    Glossary.Entry entry = glossary.find(asked).orElseThrow(() -> unknown(glossary, asked));
    new AnsiRenderer(Glyphs.look(screen.style())).section(entry.page()).forEach(screen::out);
    return Command.OK;
  }

  private static void list(Glossary glossary, Screen screen) {
    String words =
        glossary.entries().stream().map(Glossary.Entry::title).collect(Collectors.joining(", "));
    Field.lines(INDENT, words, Math.min(WIDEST, screen.style().width())).forEach(screen::out);
    screen.out("");
    screen.out(INDENT + "what is WORD  explains one of them.");
  }

  private static LabException unknown(Glossary glossary, String asked) {
    Problem.Builder problem =
        Problem.of("the course has no word " + asked)
            .expected("one of the words that  " + NAME + "  lists")
            .found(asked);
    glossary.near(asked).ifPresent(near -> problem.command(NAME + " " + near.title()));
    causes(asked).forEach(cause -> problem.command("explain " + cause));
    return problem.command(NAME).asException();
  }

  private static List<String> causes(String asked) {
    String name = asked.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_").replace("?", "");
    return Cause.names().stream().filter(name::equals).toList();
  }
}
