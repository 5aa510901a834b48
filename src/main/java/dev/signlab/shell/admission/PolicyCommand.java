package dev.signlab.shell.admission;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.admission.ClusterImagePolicy;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.yaml.YamlTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code admission policy}: writes a policy, which its reader then takes before it is shown. */
final class PolicyCommand implements Command {

  private static final String IMAGES = "images";
  private static final String KEY = "key";
  private static final String SUBJECT = "subject";
  private static final String SUBJECT_PATTERN = "subject-regexp";
  private static final String ISSUER = "issuer";
  private static final String ATTESTATION = "attestation";
  private static final String MODE = "mode";
  private static final String FORMAT = "signature-format";

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "admission policy",
              AdmissionCommands.GROUP,
              "Print a ClusterImagePolicy: which images, and who must have signed them")
          .flag(Flag.text(IMAGES, "GLOB", "which images; may be given again").repeated())
          .flag(Flag.file(KEY, "public key of the signer"))
          .flag(Flag.text(SUBJECT, "NAME", "who signed, in place of a key"))
          .flag(Flag.text(SUBJECT_PATTERN, "PATTERN", "the same by a pattern, found anywhere"))
          .flag(Flag.text(ISSUER, "URL", "who vouches for that name"))
          .flag(Flag.text(ATTESTATION, "TYPE", "what must be attested, in place of a signature"))
          .flag(Flag.text(MODE, "MODE", "enforce or warn").withDefault("enforce"))
          .flag(
              Flag.text(FORMAT, "LAYOUT", "where signatures are: bundle or legacy")
                  .withDefault("bundle"))
          .argument("NAME", "what the policy is called", Completion.NONE)
          .example("admission policy ours --images 'localhost:5001/**' --key cosign.pub")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation words = new CosignInvocation(invocation);
    if (invocation.values(IMAGES).isEmpty()) {
      throw needed("--" + IMAGES + " GLOB", "no glob: the policy would be about no image");
    }
    String yaml = YamlTree.write(policy(words));
    ClusterImagePolicy.parseAll(Path.of("the policy"), yaml.getBytes(StandardCharsets.UTF_8));
    yaml.lines().forEach(invocation.screen()::out);
    return OK;
  }

  private static Map<String, Object> policy(CosignInvocation words) {
    Invocation invocation = words.invocation();
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("mode", invocation.flag(MODE).orElseThrow());
    spec.put(
        "images", invocation.values(IMAGES).stream().map(glob -> Map.of("glob", glob)).toList());
    spec.put("authorities", List.of(authority(words)));
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("apiVersion", "policy.sigstore.dev/v1beta1");
    policy.put("kind", "ClusterImagePolicy");
    policy.put("metadata", Map.of("name", invocation.argument(0)));
    policy.put("spec", spec);
    return policy;
  }

  private static Map<String, Object> authority(CosignInvocation words) {
    Map<String, Object> authority = new LinkedHashMap<>();
    Optional<String> key = words.text(KEY);
    if (key.isPresent()) {
      requireNoIdentity(words);
      authority.put(KEY, Map.of("data", pem(words, key.get())));
    } else {
      authority.put("keyless", keyless(words));
      authority.put("ctlog", Map.of("trustRootRef", "lab"));
    }
    words
        .text(ATTESTATION)
        .ifPresent(
            type ->
                authority.put(
                    "attestations", List.of(Map.of("name", "attested", "predicateType", type))));
    authority.put("signatureFormat", SignatureLayout.parse(words.text(FORMAT).orElse("")).words());
    return authority;
  }

  private static void requireNoIdentity(CosignInvocation words) {
    if (Stream.of(SUBJECT, SUBJECT_PATTERN, ISSUER)
        .anyMatch(flag -> words.text(flag).isPresent())) {
      throw needed("--key FILE, or a name with --" + ISSUER + " URL", "both");
    }
  }

  private static String pem(CosignInvocation words, String file) {
    return VerificationKey.parsePem(words.read(file, Pem.LARGEST), file).pem();
  }

  private static Map<String, Object> keyless(CosignInvocation words) {
    Map<String, Object> identity = new LinkedHashMap<>();
    words.text(SUBJECT).ifPresent(name -> identity.put("subject", name));
    words.text(SUBJECT_PATTERN).ifPresent(pattern -> identity.put("subjectRegExp", pattern));
    if (identity.size() != 1) {
      throw needed(
          "--key FILE, --subject NAME or --subject-regexp PATTERN",
          "nobody, or two ways to name somebody");
    }
    identity.put(
        "issuer",
        words
            .text(ISSUER)
            .orElseThrow(() -> needed("--" + ISSUER + " URL", "nobody who vouches for the name")));
    Map<String, Object> keyless = new LinkedHashMap<>();
    keyless.put("identities", List.of(identity));
    keyless.put("trustRootRef", "lab");
    return keyless;
  }

  private static LabException needed(String expected, String found) {
    return Problem.of("this is no policy yet")
        .expected(expected)
        .found(found)
        .command("admission policy --help")
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
