package dev.signlab.scenario.check;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A password opens a private key, which belongs to a public key where that is asked for.
 *
 * @param key the file of the private key
 * @param password it opens with
 * @param belongsTo the file of the public key
 */
record KeyOpensCheck(String key, String password, Optional<String> belongsTo) implements Check {

  private static final String PUBLIC = "public";

  static final CheckType TYPE =
      new CheckType(
              "key-opens",
              "a password opens a private key, and it belongs to a public key",
              List.of(
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the private key"),
                  FieldSpec.required("password", FieldSpec.Kind.TEXT, "it opens with"),
                  FieldSpec.optional(PUBLIC, FieldSpec.Kind.FILE, "the public half")),
              "key-opens: { key: new.key, password: signlab, public: new.pub }",
              KeyOpensCheck::read)
          .fails(Cause.NO_FILE, Cause.MALFORMED, Cause.WRONG_PASSWORD, Cause.WRONG_KEY)
          .after("cosign generate-key-pair --output-key-prefix new");

  private static KeyOpensCheck read(Fields fields) {
    return new KeyOpensCheck(
        fields.parsed("key", WorkspaceFile::parse, "unread"),
        fields.text("password"),
        fields.optionalParsed(PUBLIC, WorkspaceFile::parse));
  }

  @Override
  public String goal() {
    return "the password opens "
        + key
        + belongsTo.map(name -> ", the private half of " + name).orElse("");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a private key")
        .or(() -> belongsTo.flatMap(name -> Needs.file(view, name, "a public key")))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    byte[] secret = password.getBytes(StandardCharsets.UTF_8);
    VerificationKey half =
        EncryptedPrivateKey.open(Needs.bytes(view, key), secret::clone, key).publicKey();
    boolean fits = belongsTo.isEmpty() || Needs.key(view, belongsTo.get()).key().equals(half);
    return Judged.of(
        fits,
        Cause.WRONG_KEY,
        key,
        "the private half of " + belongsTo.orElse("it"),
        fits ? "it opens" : "that of another key");
  }
}
