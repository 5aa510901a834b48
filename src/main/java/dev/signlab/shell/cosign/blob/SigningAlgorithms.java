package dev.signlab.shell.cosign.blob;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.signatory.EphemeralKind;
import dev.signlab.shell.command.Flag;
import java.util.Map;
import java.util.TreeMap;

/** The names of {@code --signing-algorithm}, which choose the hash that a key signs with. */
final class SigningAlgorithms {

  static final String NAME = "signing-algorithm";

  private static final Map<String, Choice> CHOICES = choices();

  private SigningAlgorithms() {}

  private record Choice(KeyType type, SignatureAlgorithm algorithm, int rsaBits) {}

  static Flag flag() {
    return Flag.text(NAME, "NAME", "curve and hash; without it every curve goes with SHA-256");
  }

  /** Returns what keys an identity signs with. */
  static EphemeralKind ephemeral(String name) {
    Choice choice = choice(name);
    return new EphemeralKind(choice.type(), choice.algorithm(), choice.rsaBits());
  }

  private static Choice choice(String name) {
    Choice choice = CHOICES.get(name);
    if (choice == null) {
      throw refused(name, "one of " + String.join(", ", CHOICES.keySet()));
    }
    return choice;
  }

  static Signer chosen(String name, Signer signer) {
    Choice choice = choice(name);
    if (choice.type() != signer.publicKey().type()) {
      throw refused(
          name, "a name that goes with a key of kind " + signer.publicKey().type().words());
    }
    return signer.with(choice.algorithm());
  }

  private static LabException refused(String name, String expected) {
    return Problem.of("invalid argument \"" + name + "\" for \"--" + NAME + "\" flag")
        .expected(expected)
        .found(name)
        .hint("leave it out: SHA-256 goes with every key that cosign verifies by")
        .cause(Cause.WRONG_ALGORITHM)
        .asException();
  }

  private static Map<String, Choice> choices() {
    Map<String, Choice> choices = new TreeMap<>();
    choices.put(
        "ecdsa-sha2-256-nistp256",
        new Choice(KeyType.ECDSA_P256, SignatureAlgorithm.ECDSA_SHA256, 0));
    choices.put(
        "ecdsa-sha2-384-nistp384",
        new Choice(KeyType.ECDSA_P384, SignatureAlgorithm.ECDSA_SHA384, 0));
    choices.put(
        "ecdsa-sha2-512-nistp521",
        new Choice(KeyType.ECDSA_P521, SignatureAlgorithm.ECDSA_SHA512, 0));
    for (String bits : new String[] {"2048", "3072", "4096"}) {
      choices.put(
          "rsa-sign-pkcs1-" + bits + "-sha256",
          new Choice(KeyType.RSA, SignatureAlgorithm.RSA_PKCS1_SHA256, Integer.parseInt(bits)));
    }
    return choices;
  }
}
