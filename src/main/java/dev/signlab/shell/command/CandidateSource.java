package dev.signlab.shell.command;

import java.util.List;

/**
 * Answers what a value can be, for the Tab key: images in the registry, names of scenarios. Asked
 * on a thread of its own with a short patience, and its answer is kept for a moment, so it may do a
 * request on loopback but nothing slower.
 */
public interface CandidateSource {

  /** Returns which kind of value this source knows. */
  Completion kind();

  /** Returns the values, at most a few hundred, in the order in which they are offered. */
  List<String> candidates(Session session);
}
