package dev.signlab.app;

import dev.signlab.diagnosis.Budget;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.ExchangeLog;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.diagnose.Trials;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.Dispatcher;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs commands in sessions of their own, which the learner's knows nothing of: no report, no
 * exchange and no word of theirs is left behind. Nothing outside this machine is asked.
 *
 * @param session of the learner
 * @param budget how many requests may be made
 * @param exchanges makes what takes the exchanges of a trial
 */
record SilentTrials(Session session, Budget budget, Function<Budget, ExchangeLog> exchanges)
    implements Trials {

  /** A verification asks for the image, what is attached to it, and the blobs of that. */
  private static final int USUAL = 5;

  private static final Problem EXHAUSTED = Problem.of("enough was tried").build();

  @Override
  public Trial run(List<String> words) {
    if (!budget.has(USUAL)) {
      return failed(EXHAUSTED);
    }
    return run(words, Wiring.ofTrial(session, exchanges.apply(budget)).session());
  }

  /** Returns what takes the exchanges of whoever looks round, and refuses those beyond a budget. */
  static ExchangeLog exchanges(Budget budget) {
    ExchangeLog exchanges = new ExchangeLog();
    exchanges.guard(
        () -> {
          if (!budget.take()) {
            throw EXHAUSTED.asException();
          }
        });
    exchanges.watchOutside(SilentTrials::refuse);
    return exchanges;
  }

  private static Trial run(List<String> words, LabSession silent) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    StreamScreen screen =
        new StreamScreen(
            output, OutputStream.nullOutputStream(), Screen.Style.PIPE, Questions.UNANSWERED);
    CommandTable table = silent.service(CommandTable.class);
    try {
      int status = Dispatcher.ofTrial(table, silent).dispatch(words, screen);
      return status == 0
          ? new Trial(output.toString(StandardCharsets.UTF_8), Optional.empty())
          : failed(Problem.of("it ended with " + status).build());
    } catch (LabException e) {
      return failed(e.problem());
    }
  }

  private static Trial failed(Problem problem) {
    return new Trial("", Optional.of(problem));
  }

  private static void refuse(String host) {
    throw Problem.of("nothing outside this machine is asked to find a cause")
        .found(host)
        .asException();
  }
}
