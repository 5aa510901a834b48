package dev.signlab.jshell.child;

import dev.signlab.jshell.talk.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

/**
 * A JShell whose snippets run in this JVM, with what the lab prepares. One thread asks it; another
 * one may stop it.
 */
final class Evaluator implements AutoCloseable {

  /**
   * Imports of packages win over those of a module, so that KeyPair is the engine's, and a class
   * over both.
   */
  private static final List<String> PREPARED =
      List.of(
          "import module java.base;",
          "import java.security.Signature;",
          "import dev.signlab.crypto.*;",
          "import dev.signlab.engine.sign.*;",
          "import dev.signlab.engine.verify.*;",
          "import dev.signlab.sigstore.bundle.*;",
          "import dev.signlab.transparency.merkle.*;",
          "import static dev.signlab.jshell.bound.Bound.*;");

  private final JShell shell =
      JShell.builder()
          .executionEngine(new InThisJvm(), Map.of())
          .compilerOptions("--class-path", Libraries.known())
          .build();

  private final Set<Snippet> prepared = new HashSet<>();
  private volatile boolean stopping;

  /** Imports what snippets may use, and makes the compiler warm. */
  void prepare() {
    PREPARED.stream().map(shell::eval).flatMap(List::stream).forEach(this::keep);
  }

  private void keep(SnippetEvent event) {
    prepared.add(event.snippet());
  }

  private SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }

  Assist assist() {
    return new Assist(analysis());
  }

  boolean isWhole(String text) {
    return switch (analysis().analyzeCompletion(text).completeness()) {
      case COMPLETE, COMPLETE_WITH_SEMI, EMPTY, UNKNOWN -> true;
      case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> false;
    };
  }

  /** Runs the snippets of a text up to the first that fails, and returns the status and lines. */
  List<String> evaluate(String text) {
    List<String> answer = new ArrayList<>(List.of(Message.PASSED));
    String rest = text.strip();
    while (!rest.isEmpty() && answer.getFirst().equals(Message.PASSED) && !stopping) {
      CompletionInfo info = analysis().analyzeCompletion(rest);
      boolean cut = info.source() == null || info.source().isBlank();
      run(cut ? rest : info.source(), answer);
      rest = cut ? "" : info.remaining().strip();
    }
    return answer;
  }

  private void run(String source, List<String> answer) {
    for (SnippetEvent event : shell.eval(source)) {
      if (event.causeSnippet() == null) {
        SnippetText text = SnippetText.of(shell, event);
        answer.addAll(text.lines());
        if (text.failed()) {
          answer.set(0, Message.FAILED);
        }
      }
    }
  }

  /** Returns what a variable holds, as {@link Made} writes it, or nothing when there is none. */
  List<String> value(String name) {
    boolean there = shell.variables().anyMatch(variable -> isUsable(variable, name));
    if (!there) {
      return List.of();
    }
    List<SnippetEvent> events = shell.eval(Made.class.getName() + ".of(" + name + ")");
    events.forEach(event -> shell.drop(event.snippet()));
    return events.stream()
        .map(SnippetEvent::value)
        .filter(value -> value != null && value.length() > 1)
        .map(value -> value.substring(1, value.length() - 1))
        .toList();
  }

  private boolean isUsable(VarSnippet variable, String name) {
    return variable.name().equals(name) && shell.status(variable).isActive();
  }

  /** Returns what the learner has declared, a line each. */
  List<String> declared() {
    List<String> lines = new ArrayList<>();
    shell.variables().forEach(each -> lines.add(declared(each)));
    shell.methods().forEach(each -> lines.add(each.name() + "(" + each.parameterTypes() + ")"));
    shell.types().forEach(each -> lines.add(SnippetText.kind(each) + " " + each.name()));
    return lines;
  }

  /** A variable of a type that does not exist holds nothing. */
  private String declared(VarSnippet variable) {
    String declaration = variable.typeName() + " " + variable.name();
    return shell.status(variable) == Snippet.Status.VALID
        ? declaration + " = " + SnippetText.shortened(shell.varValue(variable))
        : declaration + ", of no type that there is";
  }

  /** Drops what the learner has declared, the last first, since it may need what was before. */
  List<String> forget() {
    List<Snippet> own = shell.snippets().filter(each -> !prepared.contains(each)).toList();
    for (Snippet each : own.reversed()) {
      if (shell.status(each).isActive()) {
        drop(each);
      }
    }
    return List.of();
  }

  /**
   * A variable that is only dropped would come back with its old value when the same line declares
   * it again and throws.
   */
  private void drop(Snippet snippet) {
    if (snippet instanceof VarSnippet variable && shell.status(snippet) == Snippet.Status.VALID) {
      shell
          .eval(variable.name() + " = " + SnippetText.nothing(variable.typeName()))
          .forEach(event -> shell.drop(event.snippet()));
    }
    shell.drop(snippet);
  }

  /** Stops the snippet under way; none behind it begins until {@link #resume}. */
  void stop() {
    stopping = true;
    shell.stop();
  }

  void resume() {
    stopping = false;
  }

  @Override
  public void close() {
    shell.close();
  }
}
