package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;

/** What {@code verify} says when no key was named: cosign's words, and the line that works. */
public final class KeylessRefusal {

  private KeylessRefusal() {}

  /** With an identity it is a wish for keyless verification, which the flags themselves refuse. */
  public static void check(Invocation invocation) {
    boolean variable = invocation.session().environment().containsKey("COSIGN_KEY");
    boolean identity =
        invocation.flag("certificate-identity").isPresent()
            || invocation.flag("certificate-identity-regexp").isPresent();
    if (!variable && !identity) {
      throw noKey(invocation);
    }
  }

  public static LabException noKey(Invocation invocation) {
    String line = "cosign verify --key cosign.pub " + String.join(" ", invocation.arguments());
    return Problem.of(
            "--certificate-identity or --certificate-identity-regexp is required for verification"
                + " in keyless mode")
        .expected("--key FILE for a signature made with a key")
        .found("no --key, which means keyless mode to cosign")
        .hint("name the public half of the key that signed", line)
        .asException();
  }
}
