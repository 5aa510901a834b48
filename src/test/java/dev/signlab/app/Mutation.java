package dev.signlab.app;

import java.util.List;
import java.util.stream.Stream;

/** One way of getting a line wrong. */
interface Mutation {

  /**
   * A line that was got wrong.
   *
   * @param words of the line
   * @param named what its answer may name: what was typed, or what was meant
   */
  record Mutated(List<String> words, List<String> named) {

    static Mutated of(List<String> words, String... named) {
      return new Mutated(words, List.of(named));
    }

    String text() {
      return String.join(" ", words);
    }
  }

  /** Returns what part of a line it is about. */
  String part();

  /** Returns what goes wrong there. */
  String label();

  /** Returns all lines that it makes of one that works. */
  Stream<Mutated> of(WorkingLine line);

  /** Returns every mutation there is. */
  static List<Mutation> all() {
    return Stream.of(
            LetterMutation.all(),
            Stream.of(CommandMutation.values()),
            Stream.of(FlagMutation.values()),
            Stream.of(FileMutation.values()),
            Stream.of(ImageMutation.values()),
            Stream.of(LineMutation.values()),
            Stream.of(LaterMutation.values()))
        .flatMap(each -> each)
        .map(Mutation.class::cast)
        .toList();
  }
}
