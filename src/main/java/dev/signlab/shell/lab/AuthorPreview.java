package dev.signlab.shell.lab;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.diagnostic.TerminalText;
import dev.signlab.scenario.load.LabShelf;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.progress.OpenTask;
import dev.signlab.scenario.run.Current;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.ToolTurns;
import dev.signlab.shell.screen.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code author preview}: a page as a learner will see it, drawn again whenever a file is saved.
 */
final class AuthorPreview {

  private static final String ONCE = "once";
  private static final long PAUSE_MILLIS = 250;
  private static final int INTERRUPTED = 130;
  private static final int DEEPEST = 6;
  private static final int WIDEST = 80;
  private static final String CLEAR = TerminalText.ESCAPE + "[H" + TerminalText.ESCAPE + "[2J";

  static final CommandSpec SPEC =
      LabCommand.spec("author preview", "See a page as learners will; drawn again when you save")
          .optionalArgument("FOLDER", "the scenario; here when left out", Completion.FILE)
          .optionalArgument("TASK", "its id or number; the first when left out", Completion.NONE)
          .flag(Flag.toggle(ONCE, "draw it and end, as it does without a terminal"))
          .example("author preview my-lab")
          .example("author preview my-lab sign")
          .build();

  private final Sitting sitting;
  private final Invocation invocation;
  private final Path folder;

  private AuthorPreview(Sitting sitting, Invocation invocation) {
    this.sitting = sitting;
    this.invocation = invocation;
    this.folder = invocation.path(invocation.optionalArgument(0).orElse("")).normalize();
  }

  static int run(Sitting sitting, Invocation invocation) {
    return new AuthorPreview(sitting, invocation).run();
  }

  private int run() {
    boolean follows = !invocation.isOn(ONCE) && invocation.screen().style().height() > 0;
    if (follows) {
      invocation.screen().err("reading; the first page takes some seconds, those after it none");
    }
    boolean clean = draw(false);
    return follows ? follow() : clean ? Command.OK : 1;
  }

  private int follow() {
    invocation.screen().err("watching " + folder + "; Ctrl-C ends it");
    String drawn = stamp();
    try {
      while (true) {
        await(invocation.service(LabSession.class).tools());
        String now = stamp();
        if (!now.equals(drawn)) {
          draw(true);
          drawn = now;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  private static void await(ToolTurns turns) throws InterruptedException {
    try (ToolTurns.Pause _ = turns.pause()) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** What is wrong stands under the page, so that the page stays where it was. */
  private boolean draw(boolean anew) {
    Screen screen = invocation.screen();
    if (anew && !screen.style().plain()) {
      RawOutput.text(invocation, CLEAR);
    }
    List<Finding> findings = StrictReading.findings(folder, invocation);
    try {
      page().forEach(screen::out);
    } catch (LabException e) {
      if (findings.isEmpty()) {
        throw e;
      }
    }
    int width = Math.min(WIDEST, screen.style().width());
    findings.forEach(each -> Field.lines("  ", each.toString(), width).forEach(screen::out));
    boolean sound = findings.stream().noneMatch(Finding::isError);
    if (sound) {
      screen.out("  The files are in order. author check says whether it can be played.");
    }
    return sound;
  }

  private List<String> page() {
    Scenario scenario = only();
    Task task = task(scenario);
    Current at = new Current(scenario, task, OpenTask.begin(scenario.key(task), Instant.EPOCH));
    TaskPage page = new TaskPage(sitting.lessons(), invocation.screen().style());
    List<String> lines = new ArrayList<>(at.number() == 1 ? page.introduction(at) : List.of());
    lines.addAll(page.lines(at));
    return lines;
  }

  private Scenario only() {
    List<Scenario> there = invocation.service(LabShelf.class).read(folder).scenarios();
    if (there.size() != 1) {
      throw Problem.of("no single scenario in " + folder)
          .expected("the folder of one scenario, which can be read")
          .found(there.isEmpty() ? "none" : there.size() + " scenarios")
          .hint("to begin one", "author new my-lab")
          .asException();
    }
    return there.getFirst();
  }

  private Task task(Scenario scenario) {
    String word = invocation.optionalArgument(1).orElse("1");
    List<String> ids = scenario.tasks().stream().map(Task::id).toList();
    int number = word.matches("[1-9][0-9]?") ? Integer.parseInt(word) - 1 : ids.indexOf(word);
    if (number >= 0 && number < ids.size()) {
      return scenario.tasks().get(number);
    }
    throw Problem.of("no task " + word + " in " + scenario.id())
        .expected("one of " + String.join(", ", ids))
        .found(word)
        .asException();
  }

  /** What differs when a file was saved, came or went. */
  private String stamp() {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file + " " + file.toFile().lastModified() + " " + file.toFile().length())
          .sorted()
          .collect(Collectors.joining("\n"));
    } catch (IOException | UncheckedIOException e) {
      // A file that an editor is just replacing; the next look finds what has become of it.
      return "";
    }
  }
}
