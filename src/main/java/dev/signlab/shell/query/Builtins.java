package dev.signlab.shell.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.Scope;

/**
 * The functions of the library, as they are used here. Loaded once and only by those who filter,
 * since it reads 60 definitions.
 */
final class Builtins {

  static final Scope ALL = Scope.newEmptyScope();

  static {
    ALL.getObjectMapper().registerModule(JqNumber.module());
    BuiltinFunctionLoader.getInstance()
        .listFunctions(Filter.LANGUAGE, ALL)
        .forEach((name, each) -> ALL.addFunction(name, made(each)));
    ALL.addFunction("tojson", 0, of(value -> TextNode.valueOf(JqText.of(value, true))));
    ALL.addFunction("tostring", 0, of(Builtins::text));
    ALL.addFunction("fromjson", 0, withNumbers(ALL.getFunction("fromjson", 0)));
  }

  private Builtins() {}

  private static Function made(Function function) {
    return new StoppableFunction(FilterTree.withDoubles(function));
  }

  private static JsonNode text(JsonNode value) {
    return value.isTextual() ? value : TextNode.valueOf(JqText.of(value, true));
  }

  private static Function of(UnaryOperator<JsonNode> change) {
    return (scope, arguments, in, path, out, version) -> out.emit(change.apply(in), null);
  }

  private static Function withNumbers(Function function) {
    return (scope, arguments, in, path, out, version) ->
        function.apply(
            scope,
            arguments,
            in,
            path,
            (value, place) -> out.emit(Documents.numbers(value), place),
            version);
  }
}
