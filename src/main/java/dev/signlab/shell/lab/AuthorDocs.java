package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.content.document.Block;
import dev.signlab.content.document.Document;
import dev.signlab.content.lesson.LessonReference;
import dev.signlab.content.render.AnsiRenderer;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.check.CheckTypes;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code author docs}: the guide for those who write scenarios, in the terminal. */
final class AuthorDocs {

  private static final String GUIDE = "writing-scenarios.adoc";
  private static final String CHECKS = "checks.adoc";
  private static final String TOPIC = "TOPIC";

  static final CommandSpec SPEC =
      LabCommand.spec("author docs", "Read how scenarios are written, and what checks there are")
          .optionalArgument(TOPIC, "a chapter of the guide, or a type of check", Completion.NONE)
          .example("author docs")
          .example("author docs signature")
          .build();

  private AuthorDocs() {}

  static int run(Sitting sitting, Invocation invocation) {
    Path folder =
        Path.of(System.getProperty("signlab.top", ""))
            .toAbsolutePath()
            .resolve("content/reference");
    LessonLibrary library = invocation.service(LessonLibrary.class);
    Screen screen = invocation.screen();
    AnsiRenderer renderer = new AnsiRenderer(Glyphs.look(screen.style()));
    Document guide = library.open(LessonReference.parse(GUIDE), folder);
    if (invocation.optionalArgument(0).isEmpty()) {
      renderer.page(guide).forEach(screen::out);
      screen.out("  Chapters: author docs TOPIC, with one of " + String.join(", ", ids(guide)));
      screen.out("  Checks:   " + String.join(", ", CheckTypes.names()));
      return Command.OK;
    }
    String topic = invocation.argument(0);
    Document checks = library.open(LessonReference.parse(CHECKS), folder);
    Document page =
        guide.page(topic).or(() -> checks.page(topic)).orElseThrow(() -> unknown(topic, guide));
    renderer.section(page).forEach(screen::out);
    return Command.OK;
  }

  private static List<String> ids(Document guide) {
    return guide.sections().stream().map(Block.Section::id).toList();
  }

  private static LabException unknown(String topic, Document guide) {
    List<String> known = Stream.concat(ids(guide).stream(), CheckTypes.names().stream()).toList();
    return Problem.of("the guide has no chapter " + topic)
        .expected("one of " + String.join(", ", known))
        .found(topic)
        .command(Nearest.to(topic, known).map(near -> "author docs " + near).orElse("author docs"))
        .asException();
  }
}
