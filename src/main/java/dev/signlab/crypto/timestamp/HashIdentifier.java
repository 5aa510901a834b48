package dev.signlab.crypto.timestamp;

import dev.signlab.crypto.DigestAlgorithm;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPAlgorithms;

/** How requests and tokens name the hash of what is timestamped (RFC 5754, section 2). */
final class HashIdentifier {

  private HashIdentifier() {}

  static ASN1ObjectIdentifier of(DigestAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA256 -> TSPAlgorithms.SHA256;
      case SHA384 -> TSPAlgorithms.SHA384;
      case SHA512 -> TSPAlgorithms.SHA512;
    };
  }

  static Set<ASN1ObjectIdentifier> all() {
    return Arrays.stream(DigestAlgorithm.values())
        .map(HashIdentifier::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the algorithm of an identifier; nothing for one that is not taken here. */
  static Optional<DigestAlgorithm> parse(ASN1ObjectIdentifier identifier) {
    return Arrays.stream(DigestAlgorithm.values())
        .filter(each -> of(each).equals(identifier))
        .findFirst();
  }
}
