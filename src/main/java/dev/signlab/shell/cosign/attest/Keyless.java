package dev.signlab.shell.cosign.attest;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;

/** What is said when no key was named. */
final class Keyless {

  private Keyless() {}

  static LabException attesting(Invocation invocation) {
    String line = invocation.spec().examples().getFirst();
    return Problem.of("no key: attesting without one is not in this lab yet")
        .expected("--key FILE")
        .found("no --key, which means signing by identity to cosign")
        .hint("for instance", line)
        .hint("or make one first", "cosign generate-key-pair")
        .asException();
  }

  static LabException verifying(Invocation invocation) {
    return Problem.of(
            "--certificate-identity or --certificate-identity-regexp is required for verification"
                + " in keyless mode")
        .expected("--key FILE for an attestation made with a key")
        .found("no --key, which means keyless mode to cosign")
        .hint(
            "name the public half of the key that signed", invocation.spec().examples().getFirst())
        .asException();
  }
}
