package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.Redirection;
import dev.signlab.shell.line.Redirection.Kind;
import dev.signlab.shell.line.SimpleCommand;
import dev.signlab.shell.run.PipedLine;
import dev.signlab.shell.run.Quoting;
import java.util.List;

/**
 * What stands round the command that was refused: other commands of its pipe, and files for what it
 * writes. A line in its place keeps them.
 *
 * @param line the whole line
 * @param words of the command
 * @param setting what there is
 */
record RestOfLine(String line, List<String> words, Setting setting) {

  /** Copies the words. */
  RestOfLine {
    words = List.copyOf(words);
  }

  /** Returns the line with another command in the place of the one that was refused. */
  String behind(String meant) {
    return isPlain() ? PipedLine.with(line, words, meant) : meant;
  }

  /** Returns the line, or of several commands in it the one that was refused. */
  String command() {
    return isPiece() ? Quoting.line(words.getFirst(), words.subList(1, words.size())) : line;
  }

  /** A line that was guessed keeps what stood behind the one that was typed. */
  Problem behindGuesses(Problem checked) {
    return checked.withHints(
        checked.hints().stream().map(hint -> hint.isGuess() ? behind(hint) : hint).toList());
  }

  private Hint behind(Hint guess) {
    return guess.command().map(this::behind).map(guess::withCommand).orElse(guess);
  }

  /** Tells whether the command is one of several in a pipe, or its answer goes into a file. */
  private boolean isPiece() {
    try {
      List<Pipeline> pipelines = LineParser.parse(line);
      return pipelines.size() == 1
          && !words.isEmpty()
          && line.matches("(?!PS\\b|[A-Za-z]:)[^<>`][^<`]*")
          && (pipelines.getFirst().commands().size() > 1
              || pipelines.getFirst().commands().stream()
                  .anyMatch(each -> !each.redirections().isEmpty()));
    } catch (RuntimeException e) {
      // What cannot be read has no pieces.
      return false;
    }
  }

  /** Of several lines, and where a file is read, nobody knows what belongs to what. */
  private boolean isPlain() {
    try {
      List<Pipeline> pipelines = LineParser.parse(line);
      return pipelines.size() == 1
          && !words.isEmpty()
          && (isPiece() || PastedForm.read(line).reasons().isEmpty())
          && pipelines.getFirst().commands().stream().noneMatch(RestOfLine::reads)
          && pipelines.getFirst().commands().stream().noneMatch(this::overwrites);
    } catch (RuntimeException e) {
      // What cannot be read has no rest.
      return false;
    }
  }

  private static boolean reads(SimpleCommand command) {
    return command.redirections().stream()
        .map(Redirection::kind)
        .anyMatch(kind -> kind == Kind.READ || kind == Kind.TEXT);
  }

  /** No offer takes away what is there. */
  private boolean overwrites(SimpleCommand command) {
    return command.redirections().stream()
        .filter(each -> each.kind() == Kind.WRITE)
        .anyMatch(each -> setting.isTaken(each.target().literalText()));
  }
}
