package dev.signlab.services.fulcio;

/**
 * What a caller asks for (fulcio.proto, CreateSigningCertificateRequest).
 *
 * @param token says who they are
 * @param key what is to be certified, and that it is theirs
 */
public record SigningRequest(String token, Key key) {

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "request for a certificate";
  }

  /** A key with a proof that the caller has its private half. */
  public sealed interface Key {

    /**
     * The key alone.
     *
     * @param content the key in PEM or DER, or either in Base64
     * @param proof a signature by it over the subject of the token
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Plain(byte[] content, byte[] proof) implements Key {
      /** Copies the bytes. */
      public Plain {
        content = content.clone();
        proof = proof.clone();
      }
    }

    /**
     * A certificate signing request, of which key and signature count and nothing else.
     *
     * @param pem PKCS#10 in PEM (RFC 2986)
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Csr(byte[] pem) implements Key {
      /** Copies the bytes. */
      public Csr {
        pem = pem.clone();
      }
    }
  }
}
