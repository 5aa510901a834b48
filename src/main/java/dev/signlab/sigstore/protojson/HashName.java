package dev.signlab.sigstore.protojson;

import dev.signlab.crypto.DigestAlgorithm;
import java.util.Arrays;
import java.util.Optional;

/** What protobuf calls hash functions ({@code sigstore_common.proto}, {@code HashAlgorithm}). */
public final class HashName {

  private HashName() {}

  /** Returns the name of an algorithm, such as {@code SHA2_256}. */
  public static String of(DigestAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA256 -> "SHA2_256";
      case SHA384 -> "SHA2_384";
      case SHA512 -> "SHA2_512";
    };
  }

  /** Returns the algorithm that a name stands for; nothing for one that is not known here. */
  public static Optional<DigestAlgorithm> parse(String name) {
    return Arrays.stream(DigestAlgorithm.values())
        .filter(each -> of(each).equals(name))
        .findFirst();
  }
}
