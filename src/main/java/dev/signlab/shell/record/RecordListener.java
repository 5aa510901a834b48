package dev.signlab.shell.record;

import dev.signlab.environment.home.LabHome;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import java.util.Set;

/** Drafts what was recorded when its author leaves. */
public final class RecordListener implements CommandListener {

  private static final Set<String> LEAVING = Set.of("exit", "quit");

  @Override
  public void before(String line, Session session, Screen screen) {
    // Lines are kept by the transcript.
  }

  @Override
  public void after(String line, int status, Session session, Screen screen) {
    if (LEAVING.contains(line.strip())) {
      OpenRecording.in(session.service(LabHome.class))
          .ifPresent(open -> new Ending(session, screen).write(open));
    }
  }
}
