package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.command.Everyday;
import dev.signlab.shell.line.CompoundLineException;
import dev.signlab.shell.line.HostText;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.ShellTextException;
import dev.signlab.shell.line.SimpleCommand;
import dev.signlab.shell.line.Word;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells which texts are for the shell of this machine: those with a word that is no command of the
 * lab's and that the machine knows, or with a flag of an everyday command that only the machine's
 * program has. A text is looked at whole, with all lines inside it.
 *
 * @param dispatcher knows the lab's commands
 * @param session where programs are looked for
 * @param shell knows the functions that texts before left
 */
record MachineText(Dispatcher dispatcher, LabSession session, MachineShell shell) {

  /** {@code A+=b} and {@code A[1]=b}. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\[[^]]*\\])?\\+?=.*", Pattern.DOTALL);

  /** What the machine's own program does otherwise when it gets these. */
  private static final Pattern ECHO_FLAG = Pattern.compile("-[neE]*[eE][neE]*");

  private static final String PREFIX_OF_DOCUMENTS = "$ ";

  /** No program of the machine does that. */
  private static final String FOLDER = "cd";

  /** Commands of the lab's that leave it, which a script's own end is not to do. */
  private static final String EXIT = "exit";

  /** Tells whether a text that the line language understands is for the machine all the same. */
  boolean isForeign(List<Pipeline> pipelines) {
    List<SimpleCommand> all =
        pipelines.stream().flatMap(pipeline -> pipeline.commands().stream()).toList();
    boolean host = all.stream().anyMatch(command -> !HostText.of(command).isEmpty());
    if (host || all.stream().anyMatch(command -> dispatcher.hasOwnAnswer(words(command)))) {
      return false;
    }
    boolean leaves = all.size() > 1 && all.stream().anyMatch(each -> word(each).equals(EXIT));
    boolean pipes = shell.failsPipes() && pipelines.stream().anyMatch(p -> p.commands().size() > 1);
    return leaves || pipes || all.stream().anyMatch(this::isForeign);
  }

  /**
   * Returns a command that begins with a word which nobody knows, where it is sure to be reached;
   * or no words.
   */
  List<String> missing(List<Pipeline> pipelines) {
    return pipelines.stream()
        .filter(pipeline -> pipeline.condition() == Pipeline.Condition.ALWAYS)
        .flatMap(pipeline -> pipeline.commands().stream())
        .filter(command -> !word(command).isEmpty())
        .filter(command -> !dispatcher.knows(word(command)) && !isMachines(word(command)))
        .findFirst()
        .map(MachineText::words)
        .orElse(List.of());
  }

  /** Returns the text as bash reads it: documentation prints a {@code $} before its commands. */
  static String shown(String text) {
    return text.stripLeading().startsWith(PREFIX_OF_DOCUMENTS)
        ? text.replaceAll("(?m)^[ \t]*\\$ ", "")
        : text;
  }

  private boolean isForeign(SimpleCommand command) {
    return isForeignWord(command) || command.substitutions().stream().anyMatch(this::isForeignLine);
  }

  private boolean isForeignLine(String line) {
    try {
      return isForeign(LineParser.parse(line));
    } catch (CompoundLineException | ShellTextException e) {
      return true;
    } catch (LabException e) {
      // It cannot be understood; running it says why.
      return false;
    }
  }

  private boolean isForeignWord(SimpleCommand command) {
    String word = word(command);
    if (word.isEmpty()) {
      return false;
    }
    return dispatcher.knows(word) ? isBeyondOurs(command, word) : isMachines(word);
  }

  /** An everyday command with a flag that only the machine's program of that name has. */
  private boolean isBeyondOurs(SimpleCommand command, String word) {
    List<String> rest = words(command).subList(1, command.words().size());
    if (word.equals("echo")) {
      return !rest.isEmpty() && ECHO_FLAG.matcher(rest.getFirst()).matches();
    }
    if (word.equals(FOLDER)) {
      return false;
    }
    if (word.equals(Everyday.SHARED)) {
      return isMachines(word) && !dispatcher.has(words(command));
    }
    boolean more = rest.size() > 1 || rest.stream().anyMatch(each -> each.startsWith("-"));
    return more
        && dispatcher.isEveryday(word)
        && isMachines(word)
        && !dispatcher.understands(words(command));
  }

  private boolean isMachines(String word) {
    return HostPrograms.hasForBash(word, session)
        || ASSIGNMENT.matcher(word).matches()
        || shell.hasFunction(word);
  }

  /** Returns the word by which a command is found, or an empty one where it is not seen. */
  private String word(SimpleCommand command) {
    if (command.words().isEmpty()) {
      return "";
    }
    List<Word.Part> parts = command.words().getFirst().parts();
    if (parts.size() == 1 && parts.getFirst() instanceof Word.Variable variable) {
      String value = session.environment().getOrDefault(variable.name(), "").strip();
      return value.split("\\s", 2)[0];
    }
    return command.words().getFirst().literalText();
  }

  /** What a variable or a command gives is no flag that one sees. */
  private static List<String> words(SimpleCommand command) {
    return command.words().stream().map(MachineText::shown).toList();
  }

  private static String shown(Word word) {
    boolean literal = word.parts().stream().allMatch(part -> part instanceof Word.Literal);
    return literal ? word.literalText() : "$";
  }
}
