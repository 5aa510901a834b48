package dev.signlab.shell.run;

import dev.signlab.shell.command.Session;

/**
 * Says texts of ours as they hold where they are read: what they call {@code localhost:5001} has
 * the name of the learner's registry.
 */
@FunctionalInterface
public interface Wording {

  /** Returns a text as it holds here. */
  String here(String text);

  /**
   * Returns how texts are said in a session. One-shot answers are the same everywhere, since the
   * launcher gives them without asking.
   */
  static Wording of(Session session) {
    return session.isInteractive() ? session.service(Wording.class) : text -> text;
  }
}
