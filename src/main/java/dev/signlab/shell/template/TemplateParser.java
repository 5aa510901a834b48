package dev.signlab.shell.template;

import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.template.Node.Pipeline;
import dev.signlab.shell.template.TemplateLexer.Piece;
import dev.signlab.shell.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads pieces of a template into its nodes. Used once. */
final class TemplateParser {

  private static final int DEEPEST = 50;
  private static final Set<String> UNKNOWN_ACTIONS =
      Set.of("define", "template", "block", "break", "continue");

  private final List<Piece> pieces;
  private int at;
  private int depth;

  TemplateParser(List<Piece> pieces) {
    this.pieces = pieces;
  }

  List<Node> parse() {
    Body body = body();
    if (!body.end().isEmpty()) {
      throw unexpected(body.end());
    }
    return body.nodes();
  }

  /**
   * Nodes up to an action that ends them.
   *
   * @param end the words of that action, none at the end of the template
   */
  private record Body(List<Node> nodes, List<Token> end) {

    boolean endsWith(String word) {
      return !end.isEmpty() && end.getFirst().isWord(word);
    }
  }

  private Body body() {
    if (++depth > DEEPEST) {
      throw TemplateProblems.tooMuch("nesting");
    }
    List<Node> nodes = new ArrayList<>();
    while (at < pieces.size()) {
      switch (pieces.get(at++)) {
        case Piece.Plain(String text) -> nodes.add(new Node.Text(text));
        case Piece.Action(List<Token> tokens) -> {
          if (!tokens.isEmpty()
              && (tokens.getFirst().isWord("end") || tokens.getFirst().isWord("else"))) {
            depth--;
            return new Body(nodes, tokens);
          }
          nodes.add(action(tokens));
        }
      }
    }
    depth--;
    return new Body(nodes, List.of());
  }

  private Node action(List<Token> tokens) {
    if (tokens.isEmpty()) {
      throw TemplateProblems.malformed("missing value for command", "{{.FIELD}}", "{{}}");
    }
    Token first = tokens.getFirst();
    List<Token> rest = tokens.subList(1, tokens.size());
    if (first.isWord("if") || first.isWord("with")) {
      return choice(first.text(), rest);
    }
    if (first.isWord("range")) {
      return range(rest);
    }
    if (first.is(Kind.WORD) && UNKNOWN_ACTIONS.contains(first.text())) {
      throw TemplateProblems.malformed(
          "{{" + first.text() + "}} is not known here", "if, with, range, else, end", first.text());
    }
    if (first.is(Kind.VARIABLE) && !rest.isEmpty() && isAssignment(rest.getFirst())) {
      return new Node.Assign(
          first.text(), rest.getFirst().is(Kind.DECLARE), pipeline(rest.subList(1, rest.size())));
    }
    return new Node.Print(pipeline(tokens));
  }

  private static boolean isAssignment(Token token) {
    return token.is(Kind.DECLARE) || token.is(Kind.ASSIGN);
  }

  private Node choice(String word, List<Token> condition) {
    Pipeline pipeline = pipeline(condition);
    Body then = body();
    return new Node.Choice(pipeline, word.equals("with"), then.nodes(), otherwise(word, then));
  }

  /** Reads what stands behind {@code else}, which may be a further {@code if}. */
  private List<Node> otherwise(String word, Body before) {
    if (before.endsWith("end")) {
      requireAlone(before.end());
      return List.of();
    }
    if (!before.endsWith("else")) {
      throw TemplateProblems.malformed("unexpected EOF", "{{end}}", "the end");
    }
    List<Token> more = before.end().subList(1, before.end().size());
    if (!more.isEmpty() && more.getFirst().isWord(word) && !word.equals("range")) {
      return List.of(choice(word, more.subList(1, more.size())));
    }
    requireAlone(before.end());
    Body body = body();
    if (!body.endsWith("end")) {
      throw body.end().isEmpty()
          ? TemplateProblems.malformed("unexpected EOF", "{{end}}", "the end")
          : unexpected(body.end());
    }
    return body.nodes();
  }

  private static void requireAlone(List<Token> tokens) {
    if (tokens.size() > 1) {
      throw unexpected(tokens.subList(1, tokens.size()));
    }
  }

  private Node range(List<Token> tokens) {
    List<String> variables = new ArrayList<>();
    int declared = indexOfDeclare(tokens);
    for (Token token : tokens.subList(0, Math.max(0, declared))) {
      if (token.is(Kind.VARIABLE)) {
        variables.add(token.text());
      } else if (!token.is(Kind.COMMA)) {
        throw unexpected(List.of(token));
      }
    }
    if (variables.size() > 2) {
      throw TemplateProblems.malformed(
          "range can have two variables", "$i, $v :=", variables.toString());
    }
    Pipeline pipeline = pipeline(tokens.subList(declared + 1, tokens.size()));
    Body body = body();
    return new Node.Range(variables, pipeline, body.nodes(), otherwise("range", body));
  }

  private static int indexOfDeclare(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (isAssignment(tokens.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static Pipeline pipeline(List<Token> tokens) {
    return new PipelineParser(tokens).parse();
  }

  private static LabException unexpected(List<Token> tokens) {
    return TemplateProblems.malformed(
        "unexpected {{" + tokens.getFirst().text() + "}}", "an action", tokens.getFirst().text());
  }
}
