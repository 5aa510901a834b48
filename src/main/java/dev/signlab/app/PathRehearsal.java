package dev.signlab.app;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Has the platform validate a path of certificates that says nothing about anybody, so that what
 * its validator, its readers of keys and its curves make anew in each process is there when the
 * path of a signer comes. On a second processor that saves some 50 of 645 ms.
 */
final class PathRehearsal {

  /** An authority with a key on P-384, as Fulcio's have. Its private key was thrown away. */
  private static final String ISSUER =
      """
      MIIBmzCCASGgAwIBAgIUPbt5JqNd0Nsq3JvoW8C1WvN147MwCgYIKoZIzj0EAwMwDDEKMAgGA1UE
      AwwBcjAgFw0yNjExMjgxNjEzMjNaGA85OTY2MTEwMzE2MTMyM1owDDEKMAgGA1UEAwwBcjB2MBAG
      ByqGSM49AgEGBSuBBAAiA2IABAeBSk5YPW0KbLwZxAMkcNMpyuXcnGji7m/gX5GCzHm3M/RsA351
      CVnh0pPwxNNYAMIHDscpirvF+lnU6llZUu90uYHUx/1CDYRpiRfWbCd6zICd4Mp/1XtPmhvw64/x
      VaNCMEAwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAgQwHQYDVR0OBBYEFHLPVAYIKc1c
      eWNwfIU3rdmIVw7XMAoGCCqGSM49BAMDA2gAMGUCMFZBUidGO5ywVbclQ7rI2YvHOtgulGSzCzMy
      KuMk9QhEeL5WlJH6o2ksWst/qaW4oQIxALI1kte/9zlC/NSXhgodIRREbUAUy/1lmEWjYmXOGW+g
      V9W7tBg3sm2XdVCeWZ8Q1w==
      """;

  private static final String SIGNER =
      """
      MIIBITCBqAIBATAKBggqhkjOPQQDAzAMMQowCAYDVQQDDAFyMCAXDTI2MTEyODE2MTMyM1oYDzk5
      NjYxMTAzMTYxMzIzWjAMMQowCAYDVQQDDAFsMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAESC+w
      CsYrFLecFcDueF1CDqP/g/tooseF4DXP/QUTRxYqVS6bxhz1K5lLlCSdsN5w5dIZU/41xMH3Ys0m
      yz3mRjAKBggqhkjOPQQDAwNoADBlAjEA0BXGethRHCl5TpWUN7OiJORHLDoL893WmeaIZJOWIpHO
      4mDvCHe9AZkvTPpa0sDiAjBdiqzuIdRh8AfBpixMskaeKMDP4g6puRXMBLUg4amcDrKuQAK17TNG
      2XcElFqjxvg=
      """;

  private PathRehearsal() {}

  /** Rehearses. Where the platform does not take it, who asks for a signer's path hears why. */
  static void run() {
    try {
      validate();
    } catch (GeneralSecurityException e) {
      return;
    }
  }

  static void validate() throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    X509Certificate issuer = certificate(factory, ISSUER);
    X509Certificate signer = certificate(factory, SIGNER);
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(signer.getNotBefore().toInstant()));
    CertPathValidator.getInstance("PKIX")
        .validate(factory.generateCertPath(List.of(signer)), parameters);
  }

  private static X509Certificate certificate(CertificateFactory factory, String base64)
      throws CertificateException {
    byte[] der = Base64.getMimeDecoder().decode(base64);
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
  }
}
