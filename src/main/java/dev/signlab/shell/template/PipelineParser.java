package dev.signlab.shell.template;

import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.template.Node.Call;
import dev.signlab.shell.template.Node.Operand;
import dev.signlab.shell.template.Node.Pipeline;
import dev.signlab.shell.template.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the words of an action as a pipeline. Used once. */
final class PipelineParser {

  private static final int DEEPEST = 50;
  private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;

  private final List<Token> tokens;
  private int at;
  private int depth;

  PipelineParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  Pipeline parse() {
    Pipeline pipeline = pipeline();
    if (at < tokens.size()) {
      throw unexpected(tokens.get(at).text());
    }
    return pipeline;
  }

  private Pipeline pipeline() {
    if (++depth > DEEPEST) {
      throw TemplateProblems.tooMuch("nesting");
    }
    List<Call> calls = new ArrayList<>();
    calls.add(call());
    while (at < tokens.size() && tokens.get(at).is(Kind.PIPE)) {
      at++;
      calls.add(requireFunction(call()));
    }
    depth--;
    return new Pipeline(calls);
  }

  private static Call requireFunction(Call call) {
    if (call.function().isEmpty()) {
      throw TemplateProblems.malformed(
          "non executable command in pipeline", "a function behind |", "a value");
    }
    return call;
  }

  private Call call() {
    Optional<String> function = Optional.empty();
    if (at < tokens.size() && isFunction(tokens.get(at))) {
      function = Optional.of(Functions.require(tokens.get(at++).text()));
    }
    List<Operand> operands = new ArrayList<>();
    while (at < tokens.size() && !tokens.get(at).is(Kind.PIPE) && !tokens.get(at).is(Kind.CLOSE)) {
      operands.add(operand(tokens.get(at++)));
    }
    if (function.isEmpty() && operands.size() != 1) {
      throw operands.isEmpty()
          ? TemplateProblems.malformed("missing value for command", "a value", "nothing")
          : TemplateProblems.malformed(
              "a value is given arguments", "one value, or a function in front", "two values");
    }
    return new Call(function, operands);
  }

  private static boolean isFunction(Token token) {
    return token.is(Kind.WORD) && constant(token.text()).isEmpty();
  }

  private static Optional<JsonNode> constant(String word) {
    return switch (word) {
      case "true" -> Optional.of(VALUES.booleanNode(true));
      case "false" -> Optional.of(VALUES.booleanNode(false));
      case "nil" -> Optional.of(VALUES.nullNode());
      default -> Optional.empty();
    };
  }

  private Operand operand(Token token) {
    return switch (token.kind()) {
      case DOT -> new Operand.Dot(List.of());
      case FIELDS -> new Operand.Dot(fields(token.text()));
      case VARIABLE -> variable(token.text());
      case TEXT -> new Operand.Literal(VALUES.stringNode(GoText.unquoted(token.text())));
      case RAW -> new Operand.Literal(VALUES.stringNode(inner(token.text())));
      case NUMBER -> new Operand.Literal(number(token.text()));
      case WORD -> word(token.text());
      case OPEN -> nested();
      case CLOSE, PIPE, DECLARE, ASSIGN, COMMA -> throw unexpected(token.text());
    };
  }

  private static Operand word(String word) {
    return constant(word)
        .<Operand>map(Operand.Literal::new)
        .orElseGet(() -> new Operand.Bare(Functions.require(word)));
  }

  private Operand nested() {
    Pipeline pipeline = pipeline();
    if (at >= tokens.size() || !tokens.get(at).is(Kind.CLOSE)) {
      throw TemplateProblems.malformed("unclosed left paren", ")", "the end of the action");
    }
    String close = tokens.get(at++).text();
    return new Operand.Nested(pipeline, fields(close.substring(1)));
  }

  private static Operand variable(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new Operand.Variable(text, List.of())
        : new Operand.Variable(text.substring(0, dot), fields(text.substring(dot)));
  }

  private static List<String> fields(String text) {
    return text.isEmpty() ? List.of() : List.of(text.substring(1).split("\\.", -1));
  }

  private static String inner(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  private static JsonNode number(String text) {
    if (text.matches("[-+]?\\d{1,18}")) {
      return VALUES.numberNode(new BigInteger(text.replace("+", "")).longValue());
    }
    if (text.matches("[-+]?\\d{1,18}\\.\\d{1,18}")) {
      return VALUES.numberNode(Double.parseDouble(text));
    }
    throw TemplateProblems.malformed("bad number syntax: " + text, "a number such as 0", text);
  }

  private static LabException unexpected(String text) {
    return TemplateProblems.malformed("unexpected \"" + text + "\" in operand", "a value", text);
  }
}
