package dev.signlab.shell.screen;

import java.io.IOException;
import java.io.InputStream;

/**
 * What was typed or pasted and nobody has read yet.
 *
 * @param input where it comes from
 */
public record WaitingInput(InputStream input) {

  /** What is pasted comes in pieces; the next one within this time. */
  private static final long PATIENCE_MILLIS = 30;

  /** Tells whether there is some; waits a moment for it. */
  public boolean isThere() {
    try {
      if (input.available() == 0) {
        Thread.sleep(PATIENCE_MILLIS);
      }
      return input.available() > 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
