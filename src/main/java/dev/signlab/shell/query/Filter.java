package dev.signlab.shell.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** A filter of jq that can be used on values. Used by one thread. */
final class Filter {

  /** jq's status for a filter that is none. */
  static final int NO_FILTER = 3;

  static final Version LANGUAGE = Versions.JQ_1_6;

  /**
   * What the library lacks of jq 1.6, or does otherwise: it sorts the keys of what is walked, and
   * leaves out the paths to null.
   */
  private static final String MORE =
      """
      def walk(f): if type == "object" then with_entries(.value |= walk(f))
        elif type == "array" then map(walk(f)) else . end | f;
      def paths: path(..) | select(length > 0);
      def paths(f): path(.. | select(f)) | select(length > 0);
      def leaf_paths: paths(scalars);
      def todate: todateiso8601; def fromdate: fromdateiso8601;
      def IN(s): . as $it | any(s; . == $it); def IN(from; s): any(from; IN(s));
      def INDEX(from; key): reduce from as $it ({}; .[$it | key | tostring] = $it);
      def INDEX(key): INDEX(.[]; key);
      """;

  private static final Pattern UNKNOWN =
      Pattern.compile("Function (\\S+) does not exist|(\\$\\w+) is not defined");

  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{19,}");

  /** jq itself does not say that a name is a text. */
  private static final Pattern INDEXED = Pattern.compile("^(Cannot index \\w+ with) string ");

  private final JsonQuery query;
  private final Scope scope;

  private Filter(JsonQuery query, Scope scope) {
    this.query = query;
    this.scope = scope;
  }

  /**
   * Reads a filter.
   *
   * @param named what it may call {@code $NAME}
   * @param environment what it sees as {@code env}
   */
  static Filter compile(String text, Map<String, JsonNode> named, Map<String, String> environment) {
    Scope scope = Scope.newChildScope(Builtins.ALL);
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    environment.forEach(variables::put);
    scope.setValue("ENV", variables);
    scope.addFunction("env", 0, (s, arguments, in, path, out, v) -> out.emit(variables, null));
    named.forEach(scope::setValue);
    try {
      String filter = text.isBlank() ? "." : text;
      return new Filter(FilterTree.withDoubles(JsonQuery.compile(MORE + filter, LANGUAGE)), scope);
    } catch (JsonQueryException e) {
      throw e.getCause() instanceof NumberFormatException
          ? tooLarge(text, e)
          : refused("syntax error in the filter", "a filter of jq 1.6, such as .name", text, e);
    }
  }

  /**
   * Hands on what the filter makes of a value.
   *
   * @throws FilterFailure when it cannot be used on that value
   * @throws LabException when it names what is not there
   */
  void apply(JsonNode value, Consumer<JsonNode> each) throws FilterFailure {
    try {
      query.apply(Scope.newChildScope(scope), value, each::accept);
    } catch (JsonQueryException e) {
      String words = String.valueOf(e.getMessage());
      Matcher unknown = UNKNOWN.matcher(words);
      if (unknown.matches()) {
        String name = unknown.group(1) == null ? unknown.group(2) : unknown.group(1);
        throw refused(name + " is not defined", "what this jq knows: jq -n builtins", name, e);
      }
      throw new FilterFailure(INDEXED.matcher(words).replaceFirst("$1 "), e);
    } catch (StackOverflowError e) {
      throw new FilterFailure("the filter calls itself too often", e);
    } catch (OutOfMemoryError e) {
      throw new FilterFailure("the filter makes more than fits into memory", e);
    }
  }

  /** The library reads whole numbers of 64 bits; with a point it reads any. */
  private static LabException tooLarge(String text, Exception e) {
    Matcher digits = LONG_NUMBER.matcher(text);
    String number = digits.find() ? digits.group() : text;
    String expected = "one below 2^63, or one with a point: " + number + ".0";
    return refused("a whole number in the filter is too large", expected, number, e);
  }

  private static LabException refused(String summary, String expected, String found, Exception e) {
    return Problem.of(summary)
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .exitStatus(NO_FILTER)
        .asException(e);
  }

  /** A value for which the filter has no answer. */
  static final class FilterFailure extends Exception {

    private static final long serialVersionUID = 1L;

    FilterFailure(String words, Throwable cause) {
      super(words, cause);
    }
  }
}
