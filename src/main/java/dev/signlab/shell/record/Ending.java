package dev.signlab.shell.record;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.world.ServerNames;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.draft.Drafting;
import dev.signlab.scenario.draft.Recording;
import dev.signlab.scenario.gate.FreshWorlds;
import dev.signlab.scenario.load.NewScenario;
import dev.signlab.scenario.paper.Unwritten;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Everyday;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.ScenarioLines;
import dev.signlab.shell.screen.Field;
import dev.signlab.shell.transcript.TranscriptListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a recording, and writes the draft.
 *
 * @param session in which it was made
 * @param screen where is told what became of it
 */
record Ending(Session session, Screen screen) {

  private static final int WIDEST = 80;

  /** Returns what was typed since the recording began. */
  static RecordedLines lines(OpenRecording open, Session session) {
    World world = session.service(World.class);
    return new RecordedLines(
            session.service(CommandTable.class), text -> ServerNames.asWritten(text, world))
        .read(open, TranscriptListener.typed(session));
  }

  /** Drafts; a recording of which nothing can be made goes on. */
  void write(OpenRecording open) {
    NewScenario.requireEmpty(open.folder());
    RecordedLines lines = lines(open, session);
    Recording recording = new Recording(open.name(), open.before(), lines.parts());
    screen.err("drafting: the lines are typed again, three times and more, in worlds of their own");
    CommandTable table = session.service(CommandTable.class);
    Drafting drafting =
        new Drafting(
            session.service(FreshWorlds.class),
            new ScenarioLines(table),
            name -> every(table, name));
    List<String> notes = new ArrayList<>(lines.notes());
    notes.addAll(drafting.write(recording, open.folder()));
    OpenRecording.end(session.service(LabHome.class));
    tell(open, notes);
  }

  private static boolean every(CommandTable table, String name) {
    return table.named(name).map(Command::spec).filter(Everyday::has).isPresent();
  }

  private void tell(OpenRecording open, List<String> notes) {
    screen.out("drafted into " + open.folder());
    int width = Math.min(WIDEST, screen.style().width());
    notes.forEach(note -> Field.lines("  ", note, width).forEach(screen::out));
    screen.out("What only you can write begins with " + Unwritten.MARK + " in its files.");
    screen.out("See where:    author check --quick " + open.folder());
    screen.out("Prove it:     author check " + open.folder());
    screen.out("See a page:   author preview " + open.folder());
  }
}
