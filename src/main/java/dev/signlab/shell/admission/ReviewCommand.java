package dev.signlab.shell.admission;

import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.admission.Admission;
import dev.signlab.engine.admission.AdmissionAnswer;
import dev.signlab.engine.admission.AdmissionRequest;
import dev.signlab.engine.admission.ClusterImagePolicy;
import dev.signlab.engine.admission.Verdict;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.trust.Trust;
import dev.signlab.json.Json;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.DefaultTrust;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code admission review}: answers the question of a cluster, as a webhook does. */
final class ReviewCommand implements Command {

  private static final String POLICY = "policy";
  private static final String UNMATCHED = "no-match";
  private static final String ROOT = "trusted-root";

  /** What an API server writes in front of what the controller says. */
  private static final String DENIED =
      "admission webhook \"policy.sigstore.dev\" denied the request: ";

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "admission review",
              AdmissionCommands.GROUP,
              "Judge the images of a pod by policies, and answer as a webhook")
          .flag(Flag.file(POLICY, "ClusterImagePolicy in YAML; may be given again").repeated())
          .flag(
              Flag.text(UNMATCHED, "WHAT", "images that no policy is about: deny, warn or allow")
                  .withDefault("deny"))
          .flag(Flag.file(ROOT, "whom to believe if a policy asks for identities"))
          .argument("FILE", "the AdmissionReview in JSON", Completion.FILE)
          .example("admission review review.json --policy policy.yaml")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    LastReport last = invocation.service(LastReport.class);
    last.begin();
    CosignInvocation words = new CosignInvocation(invocation);
    Admission admission =
        new Admission(
            policies(words),
            invocation.service(RegistryClient.class),
            () -> trust(words),
            unmatched(invocation));
    String file = invocation.argument(0);
    byte[] question = words.read(file, BoundedFile.SMALL);
    Verdict verdict = admission.judge(AdmissionRequest.parse(question, file));
    show(invocation, verdict);
    verdict.refusals().stream()
        .findFirst()
        .ifPresent(
            refusal -> {
              refusal.report().ifPresent(last::keep);
              throw denied(invocation, verdict, refusal);
            });
    return OK;
  }

  private static List<ClusterImagePolicy> policies(CosignInvocation words) {
    List<String> files = words.invocation().values(POLICY);
    if (files.isEmpty()) {
      throw Problem.of("no policy: nothing would be judged")
          .expected("--policy FILE")
          .found("none")
          .command("admission policy --help")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    List<ClusterImagePolicy> policies = new ArrayList<>();
    for (String file : files) {
      byte[] content = words.read(file, BoundedFile.SMALL);
      policies.addAll(ClusterImagePolicy.parseAll(Path.of(file), content));
    }
    return policies;
  }

  private static Trust trust(CosignInvocation words) {
    Optional<String> named = words.text(ROOT);
    TrustedRoot root =
        named.isPresent()
            ? TrustedRoot.parse(words.read(named.get(), BoundedFile.SMALL), named.get())
            : unnamed(words);
    return Trust.in(root, words.invocation().session().clock());
  }

  private static TrustedRoot unnamed(CosignInvocation words) {
    DefaultTrust unnamed = DefaultTrust.ofVerification(words);
    unnamed.tell(words);
    return unnamed.root();
  }

  private static Admission.Unmatched unmatched(Invocation invocation) {
    String word = invocation.flag(UNMATCHED).orElseThrow();
    return switch (word) {
      case "deny" -> Admission.Unmatched.DENY;
      case "warn" -> Admission.Unmatched.WARN;
      case "allow" -> Admission.Unmatched.ALLOW;
      default ->
          throw Problem.of("--" + UNMATCHED + " has no " + word)
              .expected("deny, warn or allow")
              .found(word)
              .exitStatus(Problem.USAGE)
              .asException();
    };
  }

  private static void show(Invocation invocation, Verdict verdict) {
    verdict.warnings().forEach(each -> invocation.screen().err("Warning: " + each));
    Json.writePretty(AdmissionAnswer.of(verdict)).lines().forEach(invocation.screen()::out);
  }

  private static LabException denied(
      Invocation invocation, Verdict verdict, Verdict.Refusal refusal) {
    List<Hint> hints = new ArrayList<>(refusal.failure().hint().stream().toList());
    if (refusal.report().isPresent() && invocation.session().isInteractive()) {
      hints.add(new Hint("step by step", "explain"));
    }
    Failure failure = refusal.failure().withHints(hints);
    return Problem.refusal(DENIED + verdict.message(), failure.cause(), hints, Problem.FAILED)
        .withFailure(failure)
        .asException();
  }
}
