package dev.signlab.app;

import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.fault.UnseenLines;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.ScenarioOrigin;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Types lines in sessions of their own, each in the world of a learner's, whose variables they do
 * not see. As lines of a scenario they are commands of the lab and nothing else.
 *
 * @param host the learner's
 */
record SilentLines(Session host) implements UnseenLines {

  @Override
  public Ended type(String line, Path folder, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("HOME", host.home().toString());
    LabSession session = Wiring.unseen(host, folder, environment).session();
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    StreamScreen screen = new StreamScreen(shown, shown, Screen.Style.PIPE, Questions.UNANSWERED);
    LineRunner runner = session.service(LineRunner.class);
    int status = session.confined(ScenarioOrigin.TRUSTED, () -> runner.run(line, screen));
    return new Ended(status, shown.toString(StandardCharsets.UTF_8), runner.takeProblem());
  }
}
