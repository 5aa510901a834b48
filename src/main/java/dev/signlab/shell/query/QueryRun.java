package dev.signlab.shell.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.LineHint;
import dev.signlab.shell.run.Quoting;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One run of a filter over what is read. A value that fails is told and the next one taken; the
 * status is that of the last failure, as jq gives it.
 */
final class QueryRun {

  /** jq's status for a filter that failed on a value. */
  private static final int FAILED = 5;

  private static final int NOTHING = 4;
  private static final int FALSE = 1;
  private static final int LARGEST = 64 << 20;
  private static final String STANDARD_INPUT = "<stdin>";

  /** A filter that begins with the name of a member. */
  private static final Pattern LISTED = Pattern.compile("^\\.[A-Za-z_]");

  private final String name;
  private final Invocation invocation;
  private final QueryWords words;
  private final Filter filter;
  private final Format input;
  private final Format output;
  private Optional<JsonNode> last = Optional.empty();
  private boolean written;
  private int status = Command.OK;

  QueryRun(
      String name,
      Invocation invocation,
      QueryWords words,
      Filter filter,
      Format input,
      Format output) {
    this.name = name;
    this.invocation = invocation;
    this.words = words;
    this.filter = filter;
    this.input = input;
    this.output = output;
  }

  int run() {
    if (words.isOn(QueryWords.NULL)) {
      filter(NullNode.getInstance(), "<unknown>");
    } else if (words.isOn(QueryWords.SLURP)) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      sources().forEach(source -> read(source, all::add));
      if (status == Command.OK) {
        filter(all, STANDARD_INPUT);
      }
    } else {
      sources().forEach(source -> read(source, value -> filter(value, source)));
    }
    return status == Command.OK && words.isOn(QueryWords.STATUS) ? ofLast() : status;
  }

  private List<String> sources() {
    return words.files().isEmpty() ? List.of(STANDARD_INPUT) : words.files();
  }

  private void read(String source, Consumer<JsonNode> each) {
    try {
      input.read(bytes(source), source, each);
    } catch (LabException e) {
      if (e.problem().exitStatus() == Filter.NO_FILTER || e.problem().exitStatus() == FAILED) {
        throw e;
      }
      String reason = e.problem().summary() + ": " + e.problem().foundOrSummary();
      if (source.equals(STANDARD_INPUT)) {
        throw unreadable(reason);
      }
      fail(reason, Documents.UNREADABLE);
    }
  }

  /** What came through a pipe was made by the commands before it, which are looked at. */
  private LabException unreadable(String reason) {
    return Problem.of(name + ": " + reason)
        .expected("JSON from the command before the |")
        .exitStatus(Documents.UNREADABLE)
        .asException();
  }

  private byte[] bytes(String source) {
    if (!source.equals(STANDARD_INPUT) || !words.files().isEmpty()) {
      return BoundedFile.read(invocation.path(source), LARGEST);
    }
    try {
      return BoundedFile.read(invocation.session().input(), LARGEST, "standard input");
    } catch (IOException e) {
      fail("error: cannot read standard input: " + Reason.of(e), Documents.UNREADABLE);
      return new byte[0];
    }
  }

  private void filter(JsonNode value, String source) {
    boolean other = written;
    written = false;
    try {
      filter.apply(
          value,
          result -> {
            tellDeeper(value, result);
            show(result, other);
          });
    } catch (Filter.FilterFailure e) {
      String reason = "error (at " + source + "): " + e.getMessage();
      if (value.isArray() && LISTED.matcher(words.filter()).find()) {
        throw ofList(reason);
      }
      fail(reason, FAILED);
    }
    written |= other;
  }

  /** null is an answer, and seldom the one that was looked for. */
  private void tellDeeper(JsonNode value, JsonNode result) {
    if (result.isNull() && input == Format.JSON && !words.isOn(QueryWords.STATUS)) {
      DeepMember.meant(words.filter(), value)
          .ifPresent(
              meant ->
                  invocation
                      .screen()
                      .err(name + ": null, for that is not at the top; there is " + meant));
    }
  }

  /** What cosign verify prints is a list, of which tutorials ask as if it were its first member. */
  private LabException ofList(String reason) {
    String asked = words.filter();
    List<String> typed =
        invocation.arguments().stream().map(w -> w.equals(asked) ? ".[]" + w : w).toList();
    String each = Quoting.line(name, typed);
    return Problem.of(name + ": " + reason)
        .expected("an object, of which " + words.filter() + " is a part")
        .found("a list, each of whose members may have it")
        .hint("of each of its members", LineHint.PIECE + each)
        .exitStatus(FAILED)
        .asException();
  }

  /** Documents of YAML are told apart; what one document gives stands together. */
  private void show(JsonNode result, boolean afterOther) {
    if (output == Format.YAML && afterOther && !written) {
      invocation.screen().out("---");
    }
    written = true;
    last = Optional.of(result);
    boolean raw = words.isOn(QueryWords.RAW) && result.isTextual();
    invocation
        .screen()
        .out(raw ? result.textValue() : output.text(result, words.isOn(QueryWords.COMPACT)));
  }

  private void fail(String words, int code) {
    invocation.screen().err(name + ": " + words);
    status = code;
  }

  private int ofLast() {
    if (last.isEmpty()) {
      return NOTHING;
    }
    JsonNode value = last.get();
    return value.isNull() || (value.isBoolean() && !value.booleanValue()) ? FALSE : Command.OK;
  }
}
