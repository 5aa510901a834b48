package dev.signlab.crypto.keys;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** Reads a public key, and says in cosign's words and ours what it was instead. */
final class PublicKeyFile {

  private PublicKeyFile() {}

  static VerificationKey parse(byte[] bytes, String what) {
    Pem pem = block(bytes, what);
    return VerificationKey.parse(pem, what).orElseThrow(() -> wrongLabel(pem.label(), what));
  }

  private static Pem block(byte[] bytes, String what) {
    try {
      return Pem.parse(bytes, what);
    } catch (LabException e) {
      throw Problem.of("pem to public key: PEM decoding failed")
          .tried("read a public key from " + what)
          .expected("a file that begins with -----BEGIN PUBLIC KEY-----")
          .found(e.problem().foundOrSummary())
          .hint("see what is in it", new Intent.ReadFile(what))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  private static LabException wrongLabel(String label, String what) {
    Problem.Builder problem =
        Problem.of(
                "pem to public key: unknown Public key PEM file type: "
                    + label
                    + ". Are you passing the correct public key?")
            .tried("read a public key from " + what)
            .expected(Pem.PUBLIC_KEY)
            .found(label)
            .cause(Cause.MALFORMED);
    if (label.endsWith("PRIVATE KEY")) {
      problem.hint(
          "that is the private half; the public half comes out of it",
          new Intent.ShowPublicKey(what, false));
    } else {
      problem.hint("see what is in it", new Intent.ReadFile(what));
    }
    return problem.asException();
  }
}
