package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.load.LabShelf;
import dev.signlab.scenario.load.NewScenario;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code author new}: a scenario to begin with, from five answers. */
final class AuthorNew {

  private static final String TITLE = "title";
  private static final String SUMMARY = "summary";
  private static final String IMAGE = "image";
  private static final String KEY = "key";
  private static final String MINUTES = "minutes";

  static final CommandSpec SPEC =
      LabCommand.spec("author new", "Make a scenario to begin with; it passes its own gate")
          .optionalArgument(
              "FOLDER", "of that name; below the home's labs when left out", Completion.FILE)
          .flag(Flag.text(TITLE, "TEXT", "as lists show it"))
          .flag(Flag.text(SUMMARY, "TEXT", "what it is good for, in one line"))
          .flag(Flag.text(IMAGE, "IMAGE", "the image that is signed"))
          .flag(Flag.text(KEY, "NAME", "what the learner's key files are called"))
          .flag(Flag.text(MINUTES, "N", "how long it takes"))
          .example("author new my-lab")
          .example("author new my-lab --title \"Sign a book\" --summary \"What a name is worth\"")
          .build();

  private final Invocation invocation;

  private AuthorNew(Invocation invocation) {
    this.invocation = invocation;
  }

  static int run(Sitting sitting, Invocation invocation) {
    return new AuthorNew(invocation).make();
  }

  private int make() {
    String title = answer(TITLE, "What is it called?", "Sign with a key");
    String id = id(title);
    NewScenario made =
        new NewScenario(
            id,
            title,
            answer(
                SUMMARY, "What is it good for, in one line?", "What a signature says of an image"),
            Reference.parse(
                answer(IMAGE, "Which image is signed?", "localhost:5001/" + id + ":1.0")),
            answer(KEY, "What is the learner's key called?", "cosign"),
            minutes(answer(MINUTES, "How many minutes does it take?", "10")));
    Path folder = folder(id);
    List<String> files = made.writeTo(folder);
    Screen screen = invocation.screen();
    screen.out("wrote " + files.size() + " files into " + folder + ":");
    files.forEach(file -> screen.out("  " + file));
    screen.out("Prove it:     author check " + folder);
    screen.out("See a page:   author preview " + folder);
    screen.out("Play it:      start " + folder);
    return Command.OK;
  }

  /** A flag answers; who is asked and says nothing takes what is offered. */
  private String answer(String flag, String question, String offered) {
    return invocation
        .flag(flag)
        .or(() -> invocation.screen().ask(question + " [" + offered + "] "))
        .filter(text -> !text.isBlank())
        .map(String::strip)
        .orElse(offered);
  }

  private String id(String title) {
    return invocation
        .optionalArgument(0)
        .map(name -> String.valueOf(invocation.path(name).getFileName()))
        .orElse(title)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^[-0-9]+|-+$", "");
  }

  private Path folder(String id) {
    return invocation
        .optionalArgument(0)
        .map(invocation::path)
        .orElseGet(() -> invocation.service(LabShelf.class).others().home().resolve("own/" + id));
  }

  private static int minutes(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.of("not a number of minutes: " + text)
          .expected(NewScenario.FEWEST_MINUTES + " to " + NewScenario.MOST_MINUTES)
          .found(text)
          .exitStatus(Problem.USAGE)
          .asException(e);
    }
  }
}
