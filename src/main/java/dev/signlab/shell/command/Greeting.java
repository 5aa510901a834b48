package dev.signlab.shell.command;

import java.util.List;

/** What the interactive shell says first and last. */
public interface Greeting {

  /** Returns the lines above the first prompt: where the learner is, and what to type. */
  List<String> opening(Session session, Screen.Style style);

  /** Returns the lines below the last one: what was saved, and how to go on. */
  List<String> goodbye(Session session, Screen.Style style);
}
