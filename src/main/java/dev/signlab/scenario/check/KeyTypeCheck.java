package dev.signlab.scenario.check;

import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A public key is of a type.
 *
 * @param key the file
 * @param type which
 */
record KeyTypeCheck(String key, KeyType type) implements Check {

  private static final List<String> WORDS =
      Arrays.stream(KeyType.values()).map(KeyTypeCheck::word).toList();

  static final CheckType TYPE =
      new CheckType(
              "key-type",
              "a public key is of a type",
              List.of(
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the public key"),
                  FieldSpec.choice("type", true, "which", WORDS)),
              "key-type: { key: new.pub, type: ecdsa-p256 }",
              KeyTypeCheck::read)
          .fails(Cause.NO_FILE, Cause.MALFORMED, Cause.WRONG_ALGORITHM)
          .after("cosign generate-key-pair --output-key-prefix new");

  private static KeyTypeCheck read(Fields fields) {
    String word = Choices.read(fields, "type", WORDS);
    return new KeyTypeCheck(
        fields.parsed("key", WorkspaceFile::parse, "unread"),
        Arrays.stream(KeyType.values())
            .filter(e -> word(e).equals(word))
            .findFirst()
            .orElseThrow());
  }

  private static String word(KeyType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String goal() {
    return key + " is a key of type " + type.words();
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a public key")
        .orElseGet(() -> judged(Needs.key(view, key).key().type()));
  }

  private CheckResult judged(KeyType found) {
    return Judged.of(found == type, Cause.WRONG_ALGORITHM, key, type.words(), found.words());
  }
}
