package dev.signlab.sigstore.certificate;

import dev.signlab.crypto.x509.Certificate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a certificate of Fulcio names, and who vouches for that. Reading it believes nothing.
 *
 * @param names of the signer; Fulcio's certificates have one
 * @param texts what the extensions say, in Fulcio's order
 */
public record IssuedIdentity(List<String> names, Map<FulcioExtension, String> texts) {

  /** Copies both. */
  public IssuedIdentity {
    names = List.copyOf(names);
    Map<FulcioExtension, String> ordered = new EnumMap<>(FulcioExtension.class);
    ordered.putAll(texts);
    texts = Collections.unmodifiableMap(ordered);
  }

  /**
   * Reads what a certificate says.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static IssuedIdentity of(Certificate certificate) {
    Map<FulcioExtension, String> texts = new EnumMap<>(FulcioExtension.class);
    for (FulcioExtension each : FulcioExtension.values()) {
      certificate.extension(each.oid()).ifPresent(value -> texts.put(each, each.decode(value)));
    }
    return new IssuedIdentity(certificate.identities(), texts);
  }

  /** Returns who made the token, in the newer form where both are there, as cosign reads it. */
  public Optional<String> issuer() {
    return text(FulcioExtension.ISSUER_V2).or(() -> text(FulcioExtension.ISSUER));
  }

  /** Returns what an extension says, where the certificate has it. */
  public Optional<String> text(FulcioExtension extension) {
    return Optional.ofNullable(texts.get(extension));
  }
}
