package dev.signlab.shell.transcript;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line that was typed.
 *
 * @param at when it had ended
 * @param task the task that was open, such as {@code sign/sign-it}; nothing outside of labs
 * @param line as it was typed, secrets left out
 * @param status its exit status
 */
public record TypedLine(Instant at, Optional<String> task, String line, int status) {

  /** Returns its form in the file: one line of JSON. */
  String written() {
    ObjectNode node = Json.object().put("at", at.toString());
    task.ifPresent(key -> node.put("task", key));
    return Json.writeText(node.put("line", line).put("status", status));
  }

  /**
   * Reads the form.
   *
   * @throws dev.signlab.diagnostic.LabException when it is another
   * @throws DateTimeException when its time is none
   */
  static TypedLine parse(String written) {
    JsonFields fields = Json.parseObject(written.getBytes(StandardCharsets.UTF_8), "a typed line");
    return new TypedLine(
        Instant.parse(fields.text("at")),
        fields.optionalText("task"),
        fields.text("line"),
        (int) fields.number("status"));
  }
}
