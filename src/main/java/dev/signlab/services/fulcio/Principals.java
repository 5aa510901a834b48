package dev.signlab.services.fulcio;

import dev.signlab.crypto.x509.CertificateExtension;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.certificate.FulcioExtension;
import dev.signlab.sigstore.certificate.SpiffeId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes principals of the claims of tokens that were verified (Fulcio, docs/oid-info.md). */
final class Principals {

  private static final Pattern EMAIL = Pattern.compile("[\\x21-\\x3f\\x41-\\x7e]+@[A-Za-z0-9.-]+");

  private static final String GITHUB = "https://github.com/";
  private static final String ACCOUNTS = "https://kubernetes.io/namespaces/";

  /** Claims of GitHub that are names below its address. */
  private static final Set<FulcioExtension> ADDRESSES =
      Set.of(
          FulcioExtension.BUILD_SIGNER_URI,
          FulcioExtension.SOURCE_REPOSITORY_URI,
          FulcioExtension.SOURCE_REPOSITORY_OWNER_URI,
          FulcioExtension.BUILD_CONFIG_URI);

  private Principals() {}

  static Principal of(TrustedIssuer issuer, JsonFields claims) {
    return switch (issuer.kind()) {
      case EMAIL -> person(issuer, claims);
      case GITHUB_WORKFLOW -> workflow(issuer, claims);
      case KUBERNETES -> account(issuer, claims);
      case SPIFFE -> workload(issuer, claims);
      case USERNAME -> user(issuer, claims);
    };
  }

  private static Principal person(TrustedIssuer issuer, JsonFields claims) {
    String email = required(claims, "email");
    if (!isTrue(claims, "email_verified")) {
      throw FulcioRefusal.of(
          RefusalReason.UNVERIFIED_EMAIL, "email_verified: true", "not verified: " + email);
    }
    if (!EMAIL.matcher(email).matches()) {
      throw FulcioRefusal.of(RefusalReason.MISSING_CLAIM, "email: an address", email);
    }
    return new Principal(email, CertificateExtension.email(email), issuerOnly(issuer));
  }

  private static Principal account(TrustedIssuer issuer, JsonFields claims) {
    JsonFields kubernetes =
        claims.optionalObject("kubernetes.io").orElseThrow(() -> missing("kubernetes.io"));
    JsonFields account =
        kubernetes.optionalObject("serviceaccount").orElseThrow(() -> missing("serviceaccount"));
    String uri =
        ACCOUNTS
            + required(kubernetes, "namespace")
            + "/serviceaccounts/"
            + required(account, "name");
    return new Principal(required(claims, "sub"), uri(uri), issuerOnly(issuer));
  }

  /** The trust domain is the issuer's own, letter by letter. */
  private static Principal workload(TrustedIssuer issuer, JsonFields claims) {
    String subject = required(claims, "sub");
    if (!isOf(issuer.domain(), subject)) {
      throw FulcioRefusal.of(
          RefusalReason.WRONG_SUBJECT,
          "a SPIFFE ID of the trust domain " + issuer.domain(),
          subject);
    }
    return new Principal(subject, uri(subject), issuerOnly(issuer));
  }

  private static boolean isOf(String domain, String subject) {
    try {
      return SpiffeId.parse(subject).trustDomain().equals(domain);
    } catch (LabException e) {
      return false;
    }
  }

  /** What could be taken for an address, or for a name with its domain, is none. */
  private static Principal user(TrustedIssuer issuer, JsonFields claims) {
    String subject = required(claims, "sub");
    if (subject.contains("!") || EMAIL.matcher(subject).matches()) {
      throw FulcioRefusal.of(
          RefusalReason.WRONG_SUBJECT, "a user name, without ! and no address", subject);
    }
    CertificateExtension name = CertificateExtension.userName(subject + "!" + issuer.domain());
    return new Principal(subject, name, issuerOnly(issuer));
  }

  private static Map<FulcioExtension, String> issuerOnly(TrustedIssuer issuer) {
    Map<FulcioExtension, String> extensions = new EnumMap<>(FulcioExtension.class);
    extensions.put(FulcioExtension.ISSUER, issuer.url());
    extensions.put(FulcioExtension.ISSUER_V2, issuer.url());
    return extensions;
  }

  /**
   * The name is that of the workflow in which the job runs: of the reusable one that was called.
   */
  private static Principal workflow(TrustedIssuer issuer, JsonFields claims) {
    Map<FulcioExtension, String> extensions = issuerOnly(issuer);
    for (FulcioExtension each : FulcioExtension.values()) {
      switch (each) {
        case ISSUER, ISSUER_V2 -> {}
        case RUN_INVOCATION_URI -> extensions.put(each, run(claims));
        case SOURCE_REPOSITORY_VISIBILITY_AT_SIGNING, DEPLOYMENT_ENVIRONMENT ->
            claims.optionalText(each.claim()).ifPresent(text -> extensions.put(each, text));
        default -> extensions.put(each, text(each, claims));
      }
    }
    String signer = GITHUB + required(claims, "job_workflow_ref");
    return new Principal(required(claims, "sub"), uri(signer), extensions);
  }

  private static String text(FulcioExtension extension, JsonFields claims) {
    String text = required(claims, extension.claim());
    return ADDRESSES.contains(extension) ? GITHUB + text : text;
  }

  private static String run(JsonFields claims) {
    return "%s%s/actions/runs/%s/attempts/%s"
        .formatted(
            GITHUB,
            required(claims, "repository"),
            required(claims, "run_id"),
            required(claims, "run_attempt"));
  }

  private static CertificateExtension uri(String uri) {
    if (!uri.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw FulcioRefusal.of(RefusalReason.MISSING_CLAIM, "a name that can be a URI", uri);
    }
    return CertificateExtension.uri(uri);
  }

  private static String required(JsonFields claims, String name) {
    return claims
        .optionalText(name)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> missing(name));
  }

  /** Some issuers write it as a text. */
  private static boolean isTrue(JsonFields claims, String name) {
    JsonNode value = claims.node().get(name);
    return value != null
        && (value.isBoolean()
            ? value.booleanValue()
            : value.isString() && value.stringValue().equals("true"));
  }

  private static FulcioRefusal missing(String name) {
    return FulcioRefusal.of(RefusalReason.MISSING_CLAIM, name, "no such claim");
  }
}
