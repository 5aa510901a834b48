package dev.signlab.engine.report;

import dev.signlab.sigstore.certificate.FulcioExtension;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Who a signer's certificate must name.
 *
 * @param subject the signer: an address, or the URI of a workflow
 * @param issuer who vouches for the subject: the URL of an issuer of identity tokens
 * @param claims what else the certificate must say, to the letter
 */
public record ExpectedIdentity(
    ExpectedText subject, ExpectedText issuer, Map<FulcioExtension, String> claims) {

  /** Copies the claims, in the order in which certificates have them. */
  public ExpectedIdentity {
    Map<FulcioExtension, String> ordered = new EnumMap<>(FulcioExtension.class);
    ordered.putAll(claims);
    claims = Collections.unmodifiableMap(ordered);
  }

  /** Returns an identity of which nothing but name and issuer is asked. */
  public static ExpectedIdentity of(ExpectedText subject, ExpectedText issuer) {
    return new ExpectedIdentity(subject, issuer, Map.of());
  }

  /** Returns an identity of which both halves are known to the letter. */
  public static ExpectedIdentity of(String subject, String issuer) {
    return of(new ExpectedText.Exactly(subject), new ExpectedText.Exactly(issuer));
  }
}
