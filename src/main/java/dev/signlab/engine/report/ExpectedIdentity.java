package dev.signlab.engine.report;

/**
 * Who a signer's certificate must name.
 *
 * @param subject the signer: an address, or the URI of a workflow
 * @param issuer who vouches for the subject: the URL of an issuer of identity tokens
 */
public record ExpectedIdentity(ExpectedText subject, ExpectedText issuer) {

  /** Returns an identity of which both halves are known to the letter. */
  public static ExpectedIdentity of(String subject, String issuer) {
    return new ExpectedIdentity(
        new ExpectedText.Exactly(subject), new ExpectedText.Exactly(issuer));
  }
}
