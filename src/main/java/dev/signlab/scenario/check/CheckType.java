package dev.signlab.scenario.check;

import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.function.Function;

/**
 * A type of check that scenario files may name.
 *
 * @param name the word in the file
 * @param summary one line: what it makes sure of
 * @param fields its keys
 * @param example how it looks in a file
 * @param reader makes the check of its keys, and reports defects there
 */
public record CheckType(
    String name,
    String summary,
    List<FieldSpec> fields,
    String example,
    Function<Fields, Check> reader) {

  /** Copies the keys. */
  public CheckType {
    fields = List.copyOf(fields);
  }

  /** Makes the check, and reports keys that this type does not know. */
  public Check read(Fields keys) {
    Check check = reader.apply(keys);
    keys.finish();
    return check;
  }
}
