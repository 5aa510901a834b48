package dev.signlab.scenario.model;

import dev.signlab.scenario.check.FieldSpec;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of challenge that scenario files may name.
 *
 * @param key the word in the file
 * @param fields its keys
 * @param reader makes the challenge of its keys, and reports defects there
 */
public record ChallengeType(
    String key, List<FieldSpec> fields, Function<Fields, Challenge> reader) {

  /** Copies the keys. */
  public ChallengeType {
    fields = List.copyOf(fields);
  }

  /** Makes the challenge, and reports keys that this kind does not know. */
  public Challenge read(Fields keys) {
    Challenge challenge = reader.apply(keys);
    keys.finish();
    return challenge;
  }
}
