package dev.signlab.shell.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/**
 * A function of the library, as it is used here: its numbers are jq's, and it heeds an interruption
 * of its thread when it is called and at each value that it hands on. A filter that goes on for
 * ever does one or the other for ever.
 *
 * @param function the library's
 */
record StoppableFunction(Function function) implements Function {

  @Override
  public void apply(
      Scope scope,
      List<Expression> arguments,
      JsonNode value,
      Path path,
      PathOutput each,
      Version version)
      throws JsonQueryException {
    heed();
    function.apply(
        scope,
        arguments,
        value,
        path,
        (result, place) -> {
          heed();
          each.emit(result.isNumber() ? JqNumber.of(result.doubleValue()) : result, place);
        },
        version);
  }

  /**
   * The flag stays: whoever tells of the end asks for it. {@code try} in a filter does not see it.
   */
  private static void heed() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the filter was interrupted");
    }
  }
}
