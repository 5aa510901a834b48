package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A type of check that scenario files may name.
 *
 * @param name the word in the file
 * @param summary one line: what it makes sure of
 * @param fields its keys
 * @param example how it looks in a file
 * @param reader makes the check of its keys, and reports defects there
 * @param causes those that it names itself when it does not pass
 * @param verifies whether it verifies something, and so may name any cause of a verification
 * @param lines what a learner may type to make the example true
 */
public record CheckType(
    String name,
    String summary,
    List<FieldSpec> fields,
    String example,
    Function<Fields, Check> reader,
    Set<Cause> causes,
    boolean verifies,
    List<String> lines) {

  /** Copies the lists. */
  public CheckType {
    fields = List.copyOf(fields);
    causes = Collections.unmodifiableSet(new TreeSet<>(causes));
    lines = List.copyOf(lines);
  }

  /** Makes a type of which neither causes nor lines are known yet. */
  CheckType(
      String name,
      String summary,
      List<FieldSpec> fields,
      String example,
      Function<Fields, Check> reader) {
    this(name, summary, fields, example, reader, Set.of(), false, List.of());
  }

  /** Returns this type with the causes that it names itself. */
  CheckType fails(Cause... named) {
    return new CheckType(name, summary, fields, example, reader, Set.of(named), verifies, lines);
  }

  /** Returns this type as one that verifies something. */
  CheckType verifying() {
    return new CheckType(name, summary, fields, example, reader, causes, true, lines);
  }

  /** Returns this type with lines that make its example true. */
  CheckType after(String... typed) {
    return new CheckType(name, summary, fields, example, reader, causes, verifies, List.of(typed));
  }

  /** Makes the check, and reports keys that this type does not know. */
  public Check read(Fields keys) {
    fields.stream()
        .filter(field -> field.kind() == FieldSpec.Kind.IMAGE)
        .forEach(field -> keys.requireForm(field.name(), FieldSpec.IMAGE, FieldSpec.IMAGE_WORDS));
    fields.stream()
        .filter(field -> field.kind() == FieldSpec.Kind.TEXTS && field.required())
        .forEach(field -> keys.requireSome(field.name()));
    Check check = reader.apply(keys);
    keys.finish();
    return check;
  }
}
