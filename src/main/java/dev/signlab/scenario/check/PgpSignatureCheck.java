package dev.signlab.scenario.check;

import dev.signlab.crypto.openpgp.DetachedSignature;
import dev.signlab.crypto.openpgp.PgpKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * A file holds a detached signature of another in OpenPGP, by a public key that is in a file; it is
 * judged at the time that the signature says.
 *
 * @param file what was signed
 * @param signature the file of the signature
 * @param key the file of the public key, as {@code gpg --export} writes it
 */
record PgpSignatureCheck(String file, String signature, String key) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "pgp-signature",
              "a file holds the signature of another in OpenPGP",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the file that is signed"),
                  FieldSpec.required("signature", FieldSpec.Kind.FILE, "the signature"),
                  FieldSpec.required(
                      "key", FieldSpec.Kind.FILE, "the public key, as gpg --export writes it")),
              "pgp-signature: { file: notes.txt, signature: notes.txt.asc, key: ada.asc }",
              PgpSignatureCheck::read)
          .fails(
              Cause.NO_FILE,
              Cause.NO_SIGNATURE,
              Cause.WRONG_KEY,
              Cause.DIGEST_MISMATCH,
              Cause.NOT_VALID_THEN)
          .after(
              "gpg --batch --passphrase '' --quick-generate-key 'Ada <ada@example.com>'",
              "gpg --armor --export ada > ada.asc",
              "gpg --armor --detach-sign notes.txt");

  private static PgpSignatureCheck read(Fields fields) {
    return new PgpSignatureCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.parsed("signature", WorkspaceFile::parse, "unread"),
        fields.parsed("key", WorkspaceFile::parse, "unread"));
  }

  @Override
  public String goal() {
    return key + " verifies the OpenPGP signature of " + file + " in " + signature;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a public key")
        .or(() -> Blobs.missing(view, file, signature))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    PgpKey owner = PgpKey.parse(Needs.bytes(view, key), key);
    DetachedSignature made = DetachedSignature.parse(Needs.bytes(view, signature), signature);
    return Judged.of(
        made.fault(owner, Needs.bytes(view, file), made.created()),
        signature,
        "verified with " + key);
  }
}
