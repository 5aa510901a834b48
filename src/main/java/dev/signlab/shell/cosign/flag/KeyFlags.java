package dev.signlab.shell.cosign.flag;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code --key}: by which key is signed or verified.
 *
 * @param cosign the line
 * @param reference the key that it names
 */
public record KeyFlags(CosignInvocation cosign, Optional<KeyReference> reference) {

  /** The flag. */
  public static final String KEY = "key";

  /** Returns the flags of a command that signs. */
  public static List<Flag> ofSigning() {
    return flags(
        Flag.file(
            KEY,
            "private key: file, env://NAME, hashivault://KEY, k8s://NAMESPACE/NAME, pkcs11:…"));
  }

  /** Returns the flags of a command that verifies. */
  public static List<Flag> ofVerifying() {
    return flags(
        Flag.file(KEY, "public key: file, https:// address, or the reference that signed"));
  }

  private static List<Flag> flags(Flag key) {
    List<Flag> flags = new ArrayList<>(List.of(key));
    flags.addAll(UnservedFlags.of("sk", "slot"));
    return flags;
  }

  /** Reads the flag; the key itself is not looked at yet. */
  public static KeyFlags read(CosignInvocation cosign) {
    return new KeyFlags(cosign, cosign.text(KEY).map(KeyReference::parse));
  }

  /**
   * Returns the private key.
   *
   * @param under what cosign says in front of a failure
   * @throws LabException when there is none, and to cosign that means signing by identity
   */
  public Signer signer(String under) {
    KeyReference key = required();
    return reading(
        under + "getting signer: reading key: ",
        KeyHalf.PRIVATE,
        () -> KeyProviders.standard().signer(key, cosign.keyContext(key)));
  }

  /** Returns the reference to a private key, which must be there. */
  public KeyReference required() {
    return reference.orElseThrow(() -> NoKey.signing(cosign));
  }

  /**
   * Returns the public key.
   *
   * @throws LabException when there is none, and to cosign that means verifying an identity
   */
  public NamedKey verifier() {
    KeyReference key = reference.orElseThrow(() -> NoKey.verifying(cosign));
    VerificationKey read =
        reading(
            "loading verifier from key opts: loading public key: ",
            KeyHalf.PUBLIC,
            () -> {
              SharedFlags.requireTime(cosign);
              return KeyProviders.standard().publicKey(key, cosign.keyContext(key));
            });
    return new NamedKey(key.toString(), read);
  }

  /** A file that is not there may be one of another name that is. */
  private <T> T reading(String under, KeyHalf half, Supplier<T> work) {
    try {
      return work.get();
    } catch (LabException e) {
      boolean missing = e.problem().isOf(Cause.NO_FILE);
      List<Hint> here =
          half.in(cosign).stream()
              .filter(file -> missing)
              .map(file -> new Hint("a key that is here", cosign.line().with(KEY, file).toString()))
              .toList();
      throw Prefixed.withHintFirst(e, under + e.problem().summary(), here);
    }
  }
}
