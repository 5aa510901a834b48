package dev.signlab.sigstore.certificate;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;

/** Signatures as TLS writes them: {@code digitally-signed} (RFC 5246, section 4.7). */
public final class SignedStruct {

  private static final int ECDSA = 3;
  private static final int RSA = 1;
  private static final int SHA256 = 4;
  private static final int SHA384 = 5;
  private static final int SHA512 = 6;

  private SignedStruct() {}

  /** Returns a signature behind the codes of its hash and algorithm. */
  public static byte[] encode(SignatureAlgorithm algorithm, byte[] signature) {
    return new TlsWriter().number(code(algorithm), 2).vector(signature, 2).bytes();
  }

  /** Reads the codes in front of a signature. */
  static SignatureAlgorithm algorithm(TlsReader in, String what) {
    long code = in.number(2);
    for (SignatureAlgorithm each : SignatureAlgorithm.values()) {
      if (code(each) == code) {
        return each;
      }
    }
    throw Problem.of(what + " is signed in another way")
        .expected("ECDSA with SHA-256 (0403), or RSA (0401)")
        .found(String.format("%04x", code))
        .cause(Cause.MALFORMED)
        .asException();
  }

  /** Edwards curves have no code in the version of TLS that logs of certificates go by. */
  private static int code(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ECDSA_SHA256 -> SHA256 << 8 | ECDSA;
      case ECDSA_SHA384 -> SHA384 << 8 | ECDSA;
      case ECDSA_SHA512 -> SHA512 << 8 | ECDSA;
      case RSA_PKCS1_SHA256 -> SHA256 << 8 | RSA;
      case ED25519, ED25519_PREHASHED -> -1;
    };
  }
}
