package dev.signlab.shell.transcript;

import dev.signlab.environment.home.LabHome;
import dev.signlab.scenario.run.Current;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.command.TypedSecrets;
import java.util.List;
import java.util.Optional;

/** Keeps each line that a person types, with the task that was open. */
public final class TranscriptListener implements CommandListener {

  private Optional<String> task = Optional.empty();

  static Transcript transcript(Session session) {
    return new Transcript(session.service(LabHome.class).progress().resolve("transcript.jsonl"));
  }

  /** Returns the lines that were typed in this home, oldest first, without secrets. */
  public static List<TypedLine> typed(Session session) {
    return transcript(session).lines();
  }

  @Override
  public void before(String line, Session session, Screen screen) {
    task = session.service(Lab.class).current().map(TranscriptListener::key);
  }

  static String key(Current current) {
    return current.scenario().key(current.task()).toString();
  }

  @Override
  public void after(String line, int status, Session session, Screen screen) {
    if (!line.isBlank()) {
      String shown = TypedSecrets.hidden(line.strip());
      transcript(session).add(new TypedLine(session.clock().instant(), task, shown, status));
    }
  }
}
