package dev.signlab.shell.diagnose;

import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.Redirection;
import dev.signlab.shell.line.Redirection.Kind;
import dev.signlab.shell.line.SimpleCommand;
import dev.signlab.shell.run.PipedLine;
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

  /** Of several lines, and where a file is read, nobody knows what belongs to what. */
  private boolean isPlain() {
    try {
      List<Pipeline> pipelines = LineParser.parse(line);
      return pipelines.size() == 1
          && !words.isEmpty()
          && PastedForm.read(line).reasons().isEmpty()
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
