package dev.signlab.engine.admission;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.ExpectedText;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlException;
import dev.signlab.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads policies, and refuses what of them the lab would not judge. */
final class PolicyReader {

  private static final YamlBounds BOUNDS = new YamlBounds(30, 10_000);
  private static final Set<String> VERSIONS =
      Set.of("policy.sigstore.dev/v1beta1", "policy.sigstore.dev/v1alpha1");
  private static final String KIND = "ClusterImagePolicy";

  private static final Set<String> POLICY = Set.of("apiVersion", "kind", "metadata", "spec");
  private static final Set<String> SPEC = Set.of("images", "authorities", "mode");
  private static final Set<String> AUTHORITY =
      Set.of("name", "key", "keyless", "static", "attestations", "ctlog", "signatureFormat");
  private static final Set<String> IDENTITY =
      Set.of("issuer", "issuerRegExp", "subject", "subjectRegExp");

  private static final String RULES = "verify-attestation --policy, which has rules in JSON";
  private static final Map<String, String> NOT_OF_SPEC =
      Map.of("match", "a policy for all resources", "policy", RULES);
  private static final Map<String, String> NOT_OF_AUTHORITY =
      Map.of(
          "source", "signatures beside their image",
          "rfc3161timestamp", "the times that logs say");
  private static final String LOOKING = "key or keyless: static has its answer without a look";
  private static final Map<String, String> NOT_BESIDE_STATIC =
      Map.of("attestations", LOOKING, "ctlog", LOOKING);

  private PolicyReader() {}

  static List<ClusterImagePolicy> read(Path file, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (!Arrays.equals(content, text.getBytes(StandardCharsets.UTF_8))) {
      throw unreadable(file, "bytes that are no UTF-8");
    }
    List<YamlValue> documents = documents(file, text);
    if (documents.isEmpty()) {
      throw unreadable(file, "an empty file");
    }
    return documents.stream().map(PolicyReader::policy).toList();
  }

  private static LabException unreadable(Path file, String found) {
    return Problem.of(file + " has no policy")
        .expected("kind: " + KIND)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static List<YamlValue> documents(Path file, String text) {
    try {
      return Yaml.documents(file, text, BOUNDS);
    } catch (YamlException e) {
      throw e.problem().withSummary(e.place() + ": " + e.problem().summary()).asException();
    }
  }

  private static ClusterImagePolicy policy(YamlValue document) {
    PolicyFields fields = PolicyFields.of(document, "the policy").only(POLICY, Map.of());
    String version = fields.neededText("apiVersion");
    if (!VERSIONS.contains(version)) {
      throw fields.wrong("apiVersion", "policy.sigstore.dev/v1beta1", version);
    }
    fields.neededText("kind");
    fields.word("kind", List.of(KIND));
    String name = fields.neededMap("metadata").neededText("name");
    PolicyFields spec = fields.neededMap("spec").only(SPEC, NOT_OF_SPEC);
    List<ImageGlob> globs = spec.each("images", PolicyReader::glob);
    if (globs.isEmpty()) {
      throw spec.missing("images");
    }
    return new ClusterImagePolicy(name, mode(spec), globs, authorities(spec));
  }

  private static ClusterImagePolicy.Mode mode(PolicyFields spec) {
    return spec.word("mode", List.of("enforce", "warn")).filter("warn"::equals).isPresent()
        ? ClusterImagePolicy.Mode.WARN
        : ClusterImagePolicy.Mode.ENFORCE;
  }

  private static ImageGlob glob(PolicyFields image) {
    String text = image.only(Set.of("glob"), Map.of()).neededText("glob");
    if (!ImageGlob.isUsable(text)) {
      throw image.wrong("glob", "letters, digits, - _ : / . and stars", text);
    }
    return ImageGlob.of(text);
  }

  private static List<Authority> authorities(PolicyFields spec) {
    List<PolicyFields> items = spec.each("authorities", item -> item);
    if (items.isEmpty()) {
      throw spec.missing("authorities");
    }
    List<Authority> authorities = new ArrayList<>();
    for (PolicyFields item : items) {
      authorities.add(authority(item, "authority-" + authorities.size()));
    }
    return authorities;
  }

  private static Authority authority(PolicyFields item, String unnamed) {
    item.only(AUTHORITY, NOT_OF_AUTHORITY);
    long kinds = List.of("key", "keyless", "static").stream().filter(item::has).count();
    if (kinds != 1) {
      throw item.wrong("authorities", "one of key, keyless or static", kinds + " of them");
    }
    boolean logged = item.map("ctlog").filter(log -> log(log).has("trustRootRef")).isPresent();
    SignatureLayout layout =
        SignatureLayout.parse(
            item.word("signatureFormat", SignatureLayout.names()).orElse("legacy"));
    String name = item.text("name").orElse(unnamed);
    List<String> attestations = item.each("attestations", PolicyReader::attestation);
    return new Authority(name, asked(item, name, logged), layout, attestations);
  }

  /** A log at an address would be asked there; the lab asks those of the trusted root. */
  private static PolicyFields log(PolicyFields log) {
    return log.only(Set.of("trustRootRef"), Map.of("url", "trustRootRef: NAME, or ctlog: {}"));
  }

  private static Authority.Asked asked(PolicyFields item, String name, boolean logged) {
    Optional<PolicyFields> key = item.map("key");
    Optional<PolicyFields> keyless = item.map("keyless");
    if (key.isPresent()) {
      return key(key.get(), name, logged);
    }
    if (keyless.isEmpty()) {
      item.only(AUTHORITY, NOT_BESIDE_STATIC);
      return fixed(item.neededMap("static"));
    }
    if (logged != keyless.get().has("trustRootRef") || (item.has("ctlog") && !logged)) {
      throw item.wrong(
          "ctlog",
          "trustRootRef both in keyless and in ctlog, or neither: a log says when it was signed",
          "one of the two");
    }
    return identities(keyless.get());
  }

  private static Authority.WithKey key(PolicyFields key, String authority, boolean logged) {
    String inline = "data: the public key in PEM";
    key.only(Set.of("data", "hashAlgorithm"), Map.of("secretRef", inline, "kms", inline));
    byte[] pem = key.neededText("data").getBytes(StandardCharsets.UTF_8);
    VerificationKey read = VerificationKey.parsePem(pem, key.place() + ": data of key");
    Optional<String> hash = key.text("hashAlgorithm");
    Optional<DigestAlgorithm> algorithm = hash.flatMap(DigestAlgorithm::byPrefix);
    if (hash.isPresent() && algorithm.isEmpty()) {
      throw key.wrong("hashAlgorithm", "sha256, sha384 or sha512", hash.get());
    }
    return new Authority.WithKey(new NamedKey("the key of " + authority, read), algorithm, logged);
  }

  /** Who vouches for certificates is the trusted root's to say, whatever address stands here. */
  private static Authority.WithIdentity identities(PolicyFields keyless) {
    String root = "trustRootRef: NAME, or nothing: the trusted root of the review counts";
    keyless.only(
        Set.of("identities", "trustRootRef"),
        Map.of("url", root, "ca-cert", root, "insecureIgnoreSCT", root));
    List<ExpectedIdentity> identities = keyless.each("identities", PolicyReader::identity);
    if (identities.isEmpty()) {
      throw keyless.missing("identities");
    }
    return new Authority.WithIdentity(identities);
  }

  private static ExpectedIdentity identity(PolicyFields item) {
    item.only(IDENTITY, Map.of());
    return ExpectedIdentity.of(
        expected(item, "subject", "subjectRegExp"), expected(item, "issuer", "issuerRegExp"));
  }

  private static ExpectedText expected(PolicyFields item, String plain, String pattern) {
    // An empty pattern would fit everybody; the controller takes it for none.
    Optional<String> text = item.text(plain).filter(given -> !given.isEmpty());
    Optional<String> matching = item.text(pattern).filter(given -> !given.isEmpty());
    if (text.isPresent() == matching.isPresent()) {
      throw item.wrong(
          plain, plain + " or " + pattern, text.isPresent() ? "both" : "neither of them");
    }
    return text.<ExpectedText>map(ExpectedText.Exactly::new)
        .orElseGet(() -> pattern(item, pattern, matching.orElseThrow()));
  }

  private static ExpectedText pattern(PolicyFields item, String key, String text) {
    try {
      return ExpectedText.matching(text);
    } catch (LabException e) {
      throw item.wrong(key, e.problem().expected().orElse("a pattern"), text);
    }
  }

  private static Authority.Fixed fixed(PolicyFields item) {
    item.only(Set.of("action", "message"), Map.of()).neededText("action");
    boolean passes =
        item.word("action", List.of("pass", "fail")).filter("pass"::equals).isPresent();
    return new Authority.Fixed(passes, item.text("message").orElse("disallowed by static policy"));
  }

  private static String attestation(PolicyFields item) {
    item.only(Set.of("name", "predicateType"), Map.of("policy", RULES));
    return item.neededText("predicateType");
  }
}
