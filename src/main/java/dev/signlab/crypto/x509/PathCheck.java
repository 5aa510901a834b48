package dev.signlab.crypto.x509;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;
import dev.signlab.storage.Reason;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Validates one path at a given time: dates and purposes here, so that each has its own words, and
 * all else by the platform's validator.
 *
 * @param path a certificate, its issuer, and so on up to a root that is believed
 * @param moment at which all has to hold
 * @param purpose for which the first certificate's key must be
 */
record PathCheck(List<Certificate> path, Instant moment, KeyPurpose purpose) {

  private static final Map<CertPathValidatorException.Reason, String> FAULTS =
      Map.of(
          PKIXReason.UNRECOGNIZED_CRIT_EXT, "a critical extension that nobody here knows",
          PKIXReason.NOT_CA_CERT, "an issuer that is no authority",
          PKIXReason.PATH_TOO_LONG, "more authorities below one than it allows",
          PKIXReason.INVALID_KEY_USAGE, "an issuer whose key is not for signing certificates",
          PKIXReason.INVALID_NAME, "a name that an authority above must not give",
          PKIXReason.INVALID_POLICY, "no policy that holds for all of the path",
          BasicReason.ALGORITHM_CONSTRAINED, "a key or algorithm that is too weak");

  /** Returns why the path does not hold, or nothing when it does. */
  Optional<Failure> failure() {
    return dates().or(this::purposes).or(this::rules);
  }

  private Optional<Failure> dates() {
    return path.stream().flatMap(each -> each.outdatedAt(moment, whose(each)).stream()).findFirst();
  }

  private String whose(Certificate certificate) {
    return certificate.equals(path.getFirst()) ? "" : ", for the issuer " + certificate;
  }

  private Optional<Failure> purposes() {
    Certificate leaf = path.getFirst();
    if (!leaf.isFor(purpose)) {
      return Optional.of(broken("a certificate for " + purpose.words(), "one that is not for it"));
    }
    return path.stream()
        .skip(1)
        .filter(each -> !each.mayIssueFor(purpose))
        .findFirst()
        .map(each -> broken("an issuer for " + purpose.words(), each + ", which is for others"));
  }

  private Optional<Failure> rules() {
    if (path.size() == 1) {
      return Optional.empty();
    }
    try {
      List<X509Certificate> all = platform();
      var parameters = new PKIXParameters(Set.of(new TrustAnchor(all.getLast(), null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(moment));
      var chain =
          CertificateFactory.getInstance("X.509").generateCertPath(all.subList(0, all.size() - 1));
      CertPathValidator.getInstance("PKIX").validate(chain, parameters);
      return Optional.empty();
    } catch (CertPathValidatorException e) {
      return Optional.of(told(e));
    } catch (GeneralSecurityException e) {
      return Optional.of(broken("certificates as RFC 5280 has them", Reason.of(e)));
    }
  }

  private List<X509Certificate> platform() throws CertificateException {
    List<X509Certificate> all = new ArrayList<>();
    for (Certificate each : path) {
      all.add(each.platform());
    }
    return all;
  }

  private Failure told(CertPathValidatorException e) {
    int index = Math.clamp(e.getIndex(), 0, path.size() - 2);
    if (e.getReason() == PKIXReason.NO_TRUST_ANCHOR) {
      return unsigned(path.get(path.size() - 2), path.getLast());
    }
    if (e.getReason() == BasicReason.INVALID_SIGNATURE) {
      return unsigned(path.get(index), path.get(index + 1));
    }
    String fault = FAULTS.getOrDefault(e.getReason(), Reason.of(e));
    return broken("a path as RFC 5280, section 6.1, has it", fault);
  }

  /** A name proves nothing: another deployment may call its authority the same. */
  private static Failure unsigned(Certificate certificate, Certificate issuer) {
    String expected = "signed by the key of " + issuer.subject();
    return certificate.namesKeyOf(issuer)
        ? broken(expected, "a signature that this key did not make: changed since")
        : Failure.of(
            Cause.UNKNOWN_AUTHORITY,
            expected,
            "an issuer of the same name with another key",
            Hint.of("it may be of another deployment: each has a trusted root of its own"));
  }

  private static Failure broken(String expected, String found) {
    return Failure.of(Cause.WRONG_CERTIFICATE, expected, found);
  }
}
