package dev.signlab.scenario.check;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * The vault of this world keeps a key, whose public half is in a file.
 *
 * @param name of the key in the vault
 * @param versions how many it has; nothing when any number will do
 * @param latest the file that holds the public half of the latest version; nothing when none must
 */
record VaultKeyCheck(String name, Optional<Integer> versions, Optional<String> latest)
    implements Check {

  private static final int MOST = 99;
  private static final int SHOWN = 20;

  static final CheckType TYPE =
      new CheckType(
              "vault-key",
              "the vault of this world keeps a key, with so many versions, whose latest public half"
                  + " is in a file",
              List.of(
                  FieldSpec.required("name", FieldSpec.Kind.TEXT, "of the key in the vault"),
                  FieldSpec.optional("versions", FieldSpec.Kind.NUMBER, "how many it has"),
                  FieldSpec.optional(
                      "latest", FieldSpec.Kind.FILE, "the public half of the latest")),
              "vault-key: { name: app, versions: 1, latest: app.pub }",
              VaultKeyCheck::read)
          .fails(Cause.NO_SERVICE, Cause.NOT_DONE, Cause.NO_FILE, Cause.MALFORMED, Cause.WRONG_KEY)
          .after(
              "vault start",
              "rm app.pub",
              "cosign generate-key-pair --kms hashivault://app --output-key-prefix app");

  private static VaultKeyCheck read(Fields fields) {
    return new VaultKeyCheck(
        fields.text("name"),
        fields.optionalNumber("versions", 1, MOST),
        fields.optionalParsed("latest", WorkspaceFile::parse));
  }

  @Override
  public String goal() {
    return "the vault has the key "
        + name
        + versions.map(number -> ", version " + number).orElse("")
        + latest.map(file -> ", and you have " + file).orElse("");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    if (!view.runs("vault")) {
      return failed(Cause.NO_SERVICE, "no vault runs");
    }
    List<VerificationKey> kept = view.vaultKey(name);
    if (kept.isEmpty() || versions.filter(number -> number != kept.size()).isPresent()) {
      return failed(Cause.NOT_DONE, kept.isEmpty() ? "no such key" : kept.size() + " versions");
    }
    return latest
        .map(file -> compare(view, file, kept.getLast()))
        .orElseGet(() -> new CheckResult.Passed("it is there"));
  }

  private CheckResult compare(LabView view, String file, VerificationKey kept) {
    return Needs.file(view, file, "a public key")
        .orElseGet(
            () ->
                Judged.of(
                    Needs.key(view, file).key().equals(kept),
                    Cause.WRONG_KEY,
                    file,
                    "the public half in the vault, " + fingerprint(kept),
                    fingerprint(Needs.key(view, file).key())));
  }

  private static String fingerprint(VerificationKey key) {
    return key.fingerprint().substring(0, SHOWN) + "…";
  }

  private CheckResult failed(Cause cause, String found) {
    return CheckResult.failed(cause, "the vault of this world", goal(), found);
  }
}
