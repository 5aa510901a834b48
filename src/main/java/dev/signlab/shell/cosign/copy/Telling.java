package dev.signlab.shell.cosign.copy;

import dev.signlab.engine.move.MoveListener;
import dev.signlab.shell.command.Screen;

/** Tells on standard error what is moved, in cosign's words. */
record Telling(Screen screen) implements MoveListener {

  @Override
  public void moving(String from, String to) {
    screen.err("Copying " + from + " to " + to + "...");
  }

  @Override
  public void note(String sentence) {
    screen.err(sentence);
  }

  /** Tells notes alone: cosign saves and loads in silence. */
  MoveListener notesOnly() {
    return new MoveListener() {
      @Override
      public void moving(String from, String to) {}

      @Override
      public void note(String sentence) {
        screen.err(sentence);
      }
    };
  }
}
