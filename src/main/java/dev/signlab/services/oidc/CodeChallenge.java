package dev.signlab.services.oidc;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.http.server.Form;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Proves that who fetches a token is who asked for it (PKCE, RFC 7636), by the method S256 alone.
 *
 * @param digest of the verifier that only the client knows, in Base64 for URLs
 */
record CodeChallenge(String digest) {

  private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  /** Reads the challenge of a request; nothing when there is none. */
  static Optional<CodeChallenge> in(Form form) {
    Optional<String> digest = form.value("code_challenge");
    if (digest.isEmpty()) {
      return Optional.empty();
    }
    if (!form.text("code_challenge_method").equals("S256")) {
      throw OAuthError.of(
          OAuthError.INVALID_REQUEST, "code_challenge_method must be S256 (RFC 7636)");
    }
    if (!DIGEST.matcher(digest.get()).matches()) {
      throw OAuthError.of(
          OAuthError.INVALID_REQUEST, "code_challenge is not a SHA-256 in Base64 for URLs");
    }
    return digest.map(CodeChallenge::new);
  }

  /** Refuses a request that does not bring the verifier. */
  void check(Form form) {
    String verifier = form.text("code_verifier");
    if (!VERIFIER.matcher(verifier).matches() || !matches(verifier)) {
      throw OAuthError.of(
          OAuthError.INVALID_GRANT, "code_verifier does not belong to the code_challenge");
    }
  }

  private boolean matches(String verifier) {
    byte[] text = verifier.getBytes(StandardCharsets.US_ASCII);
    String expected =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Digest.of(DigestAlgorithm.SHA256, text).bytes());
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
  }
}
