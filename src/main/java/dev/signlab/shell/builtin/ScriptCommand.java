package dev.signlab.shell.builtin;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.line.IncompleteLineException;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code script FILE}, also typed {@code @FILE}: runs lines up to the first that fails. */
final class ScriptCommand implements Command {

  private static final String PROMPT = "lab> ";
  private static final int DEEPEST = 10;
  private static final String DEPTH = "SIGNLAB_SCRIPT_DEPTH";

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "script", BuiltinCommands.SHELL, "Run the lines of a file; @FILE does the same")
          .argument("FILE", "a file of lines, or - for standard input", Completion.FILE)
          .example("script solution.lab")
          .example("@solution.lab")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    int depth = Integer.parseInt(invocation.session().environment().getOrDefault(DEPTH, "0"));
    if (depth >= DEEPEST) {
      throw Problem.of("scripts call one another without end")
          .expected("at most " + DEEPEST + " scripts within one another")
          .found(invocation.argument(0) + " once more")
          .asException();
    }
    String text = read(invocation);
    invocation.session().setVariable(DEPTH, String.valueOf(depth + 1));
    LabSession session = invocation.service(LabSession.class);
    BooleanSupplier lent = session.lendInput(() -> false);
    try {
      return runLines(text.lines().toList(), invocation);
    } finally {
      session.lendInput(lent);
      invocation.session().setVariable(DEPTH, String.valueOf(depth));
    }
  }

  private static String read(Invocation invocation) {
    String file = invocation.argument(0);
    if (!file.equals("-")) {
      return BoundedFile.readText(invocation.path(file));
    }
    try {
      byte[] bytes =
          BoundedFile.read(invocation.session().input(), BoundedFile.SMALL, "standard input");
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Problem.of("cannot read standard input").found(Reason.of(e)).asException(e);
    }
  }

  private static int runLines(List<String> lines, Invocation invocation) {
    LineRunner runner = invocation.service(LineRunner.class);
    StreamScreen screen = (StreamScreen) invocation.screen();
    StringBuilder line = new StringBuilder();
    int status = OK;
    int begun = 1;
    for (int i = 0; i < lines.size() && status == OK && !hasEnded(invocation); i++) {
      line.append(line.isEmpty() ? "" : "\n").append(lines.get(i));
      boolean last = i == lines.size() - 1;
      if (last || isComplete(line.toString())) {
        status = runLine(line.toString(), runner, screen);
        line.setLength(0);
        if (status != OK) {
          screen.err(stopped(invocation.argument(0), begun, status, last));
        }
        begun = i + 2;
      }
    }
    return status;
  }

  private static String stopped(String file, int line, int status, boolean last) {
    String name = file.equals("-") ? "standard input" : file;
    return "stopped at %s line %d, status %d".formatted(name, line, status)
        + (last ? "" : "; the lines after it were not run");
  }

  private static int runLine(String line, LineRunner runner, StreamScreen screen) {
    if (line.isBlank()) {
      return OK;
    }
    screen.out(PROMPT + line);
    boolean comment = line.strip().startsWith("#");
    return comment ? OK : runner.run(line, screen);
  }

  private static boolean hasEnded(Invocation invocation) {
    return invocation.service(LabSession.class).ended().isPresent();
  }

  private static boolean isComplete(String line) {
    try {
      LineParser.parse(line);
      return true;
    } catch (IncompleteLineException e) {
      return false;
    } catch (LabException e) {
      // It cannot be understood; running it will say why.
      return true;
    }
  }
}
