package dev.signlab.jshell.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/**
 * What became of a snippet, in the words of the jshell tool.
 *
 * @param lines what is shown
 * @param failed whether it was refused or threw
 */
record SnippetText(List<String> lines, boolean failed) {

  private static final int LONGEST = 1000;
  private static final int MOST_FRAMES = 5;
  private static final String BAR = "|  ";

  SnippetText {
    lines = List.copyOf(lines);
  }

  static SnippetText of(JShell shell, SnippetEvent event) {
    if (event.status() == Snippet.Status.REJECTED) {
      return new SnippetText(errors(shell, event.snippet()), true);
    }
    Optional<List<String>> bad = thrown(event).or(() -> unusable(shell, event));
    return bad.map(lines -> new SnippetText(lines, true))
        .orElseGet(() -> new SnippetText(said(shell, event), false));
  }

  /** A variable of a type that does not exist is taken, and is of no use; so a learner is told. */
  private static Optional<List<String>> unusable(JShell shell, SnippetEvent event) {
    if (!(event.snippet() instanceof VarSnippet variable)
        || event.status() == Snippet.Status.VALID) {
      return Optional.empty();
    }
    String missing = String.join(", ", shell.unresolvedDependencies(variable).toList());
    return Optional.of(List.of(BAR + "Error:", BAR + "there is no such type: " + missing));
  }

  private static List<String> errors(JShell shell, Snippet snippet) {
    List<String> lines = new ArrayList<>();
    shell.diagnostics(snippet).forEach(each -> error(each, snippet.source(), lines));
    return lines;
  }

  private static void error(Diag diag, String source, List<String> lines) {
    lines.add(BAR + (diag.isError() ? "Error:" : "Warning:"));
    diag.getMessage(Locale.ENGLISH)
        .lines()
        .filter(line -> !line.strip().equals("location: class"))
        .map(BAR::concat)
        .forEach(lines::add);
    int start = (int) Math.max(0, Math.min(source.length(), diag.getStartPosition()));
    int end = (int) Math.max(start + 1, diag.getEndPosition());
    int from = source.lastIndexOf('\n', start - 1) + 1;
    int newline = source.indexOf('\n', start);
    int until = newline < 0 ? source.length() : newline;
    lines.add(BAR + source.substring(from, until));
    lines.add(BAR + " ".repeat(start - from) + mark(Math.min(end, until) - start));
  }

  private static String mark(int length) {
    return length < 2 ? "^" : "^" + "-".repeat(Math.max(0, length - 2)) + "^";
  }

  private static Optional<List<String>> thrown(SnippetEvent event) {
    return switch (event.exception()) {
      case null -> Optional.empty();
      case EvalException e -> Optional.of(exception(e));
      case UnresolvedReferenceException e ->
          Optional.of(
              List.of(
                  BAR + "it needs something that is not declared yet: " + e.getSnippet().name()));
      default -> Optional.of(List.of(BAR + "Exception " + event.exception().getMessage()));
    };
  }

  private static List<String> exception(EvalException e) {
    List<String> lines = new ArrayList<>();
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    (BAR + "Exception " + e.getExceptionClassName() + message).lines().forEach(lines::add);
    StackTraceElement[] frames = e.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
      lines.add(BAR + "      at " + frames[i]);
    }
    return lines;
  }

  private static List<String> said(JShell shell, SnippetEvent event) {
    return switch (event.snippet()) {
      case VarSnippet variable ->
          List.of(variable.name() + " ==> " + value(shell, event, variable));
      case ExpressionSnippet expression ->
          List.of(expression.name() + " ==> " + shortened(String.valueOf(event.value())));
      case MethodSnippet method ->
          List.of(
              declared(
                  shell, event, "method " + method.name() + "(" + method.parameterTypes() + ")"));
      case TypeDeclSnippet type -> List.of(declared(shell, event, kind(type) + " " + type.name()));
      default -> List.of();
    };
  }

  private static String value(JShell shell, SnippetEvent event, VarSnippet variable) {
    boolean array = event.value() == null || event.value().contains("@");
    return shortened(array ? shell.varValue(variable) : event.value());
  }

  /** Returns the Java of what a variable of a type holds before it is given anything. */
  static String nothing(String type) {
    return switch (type) {
      case "boolean" -> "false";
      case "byte", "short", "char", "int", "long", "float", "double" -> "0";
      default -> "null";
    };
  }

  static String kind(TypeDeclSnippet type) {
    return type.subKind().name().replace("_SUBKIND", "").toLowerCase(Locale.ROOT);
  }

  private static String declared(JShell shell, SnippetEvent event, String what) {
    String verb = event.previousStatus().isDefined() ? "modified " : "created ";
    List<String> missing =
        event.snippet() instanceof DeclarationSnippet declaration
            ? shell.unresolvedDependencies(declaration).toList()
            : List.of();
    String until =
        missing.isEmpty()
            ? ""
            : ", which cannot be used until this is declared: " + String.join(", ", missing);
    return BAR + verb + what + until;
  }

  /** What is longer than a screen is cut. */
  static String shortened(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + " …";
  }
}
