package dev.signlab.app;

import dev.signlab.judge.Tool;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lab's one-shot commands without a process for each: the same words, wiring and answers. Each
 * run has a session of its own, so runs may be at the same time.
 *
 * @param folder where the commands run, which is also their home
 * @param environment further variables
 */
public record InProcessLab(Path folder, Map<String, String> environment) {

  /** Runs one command to its end; the status may be any. */
  public Tool.Run run(List<String> words) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("HOME", folder.toString());
    all.put("LAB_HOME", folder.resolve(".lab").toString());
    all.put("PATH", "/usr/bin:/bin");
    LabSession.Setting setting =
        new LabSession.Setting(
            folder, Map.copyOf(all), InputStream.nullInputStream(), InstantSource.system(), false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StreamScreen screen = new StreamScreen(out, err, Screen.Style.PIPE, Questions.UNANSWERED);
    LabSession session = Wiring.of(setting).session();
    int status = session.service(LineRunner.class).runWords(words, screen);
    return new Tool.Run(
        words, status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
