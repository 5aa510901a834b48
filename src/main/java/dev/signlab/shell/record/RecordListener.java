package dev.signlab.shell.record;

import dev.signlab.environment.home.LabHome;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.LabSession;

/** Drafts what was recorded when its author leaves. */
public final class RecordListener implements CommandListener {

  @Override
  public void before(String line, Session session, Screen screen) {
    // Lines are kept by the transcript.
  }

  @Override
  public void after(String line, int status, Session session, Screen screen) {
    if (session.service(LabSession.class).ended().isPresent()) {
      OpenRecording.in(session.service(LabHome.class))
          .ifPresent(open -> new Ending(session, screen).write(open));
    }
  }
}
