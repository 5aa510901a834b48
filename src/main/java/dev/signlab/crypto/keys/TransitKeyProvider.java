package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.transit.TransitEngine;
import dev.signlab.crypto.keys.transit.TransitFamily;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;

/**
 * Keys in the transit engine of Vault or OpenBao: {@code hashivault://KEY}.
 *
 * @param family which of the two
 */
record TransitKeyProvider(TransitFamily family) implements KeyProvider {

  private static final String PREFIX_VARIABLE = "VAULT_KEY_PREFIX";
  private static final String PREFIX = "vault:v";

  @Override
  public String scheme() {
    return family.scheme();
  }

  /** Signs by the latest version, and goes on with that one after a rotation. */
  @Override
  public Signer signer(KeyReference reference, KeyContext context) {
    TransitEngine engine = engine(context);
    return engine.signer(engine.read(name(reference), Optional.empty()));
  }

  /** Reads the version that VAULT_KEY_PREFIX names, else the latest one. */
  @Override
  public VerificationKey publicKey(KeyReference reference, KeyContext context) {
    return engine(context).read(name(reference), version(context)).publicKey();
  }

  @Override
  public VerificationKey create(KeyReference reference, KeyContext context) {
    return engine(context).create(name(reference)).publicKey();
  }

  private TransitEngine engine(KeyContext context) {
    return TransitEngine.of(
        family, context.environment(), context.directory(), context.transport().get());
  }

  /** The rule of cosign: letters, digits, {@code _}, and within them also {@code -} and dots. */
  private static String name(KeyReference reference) {
    String name = reference.value();
    boolean good =
        !name.isEmpty()
            && isWord(name.charAt(0))
            && isWord(name.charAt(name.length() - 1))
            && name.chars().allMatch(c -> isWord((char) c) || c == '-' || c == '.');
    if (!good) {
      throw Problem.of("invalid " + reference.scheme() + " key format " + reference)
          .expected(reference.scheme() + "://KEY, the name of a key in the transit engine")
          .found(name.isEmpty() ? "no name" : name)
          .hint(
              "for instance " + reference.scheme() + "://cosign; the server is named by variables")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return name;
  }

  private static boolean isWord(char letter) {
    return letter == '_'
        || (letter >= '0' && letter <= '9')
        || (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z');
  }

  private static Optional<Integer> version(KeyContext context) {
    String prefix = context.environment().getOrDefault(PREFIX_VARIABLE, "");
    if (prefix.isEmpty()) {
      return Optional.empty();
    }
    if (!prefix.startsWith(PREFIX)) {
      throw badPrefix(prefix);
    }
    String number = prefix.substring(PREFIX.length());
    try {
      return Optional.of(
          Integer.parseInt(
              number.endsWith(":") ? number.substring(0, number.length() - 1) : number));
    } catch (NumberFormatException e) {
      throw badPrefix(prefix);
    }
  }

  private static LabException badPrefix(String found) {
    return Problem.of(PREFIX_VARIABLE + " names no version of a key")
        .expected("vault:vN: with the number of a version")
        .found(found)
        .hint("verify by the latest one", "unset " + PREFIX_VARIABLE)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
