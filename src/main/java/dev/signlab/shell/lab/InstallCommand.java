package dev.signlab.shell.lab;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.admission.Admission;
import dev.signlab.engine.admission.AdmissionRequest;
import dev.signlab.engine.admission.ClusterImagePolicy;
import dev.signlab.engine.admission.PodImage;
import dev.signlab.engine.admission.Verdict;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.trust.Trust;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.World;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.LabShelf;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.pack.PackedScenario;
import dev.signlab.scenario.run.Lab;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import dev.signlab.storage.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code install}: a scenario of somebody else, once it is known who signed it. */
final class InstallCommand {

  private static final String KEY = "key";
  private static final String IDENTITY = "certificate-identity";
  private static final String ISSUER = "certificate-oidc-issuer";
  private static final String POLICY = "policy";
  private static final String REPLACE = "replace";
  private static final String INSTALLED = "installed";

  private final Invocation invocation;
  private final RegistryClient client;

  private InstallCommand(Invocation invocation) {
    this.invocation = invocation;
    this.client = invocation.service(RegistryClient.class);
  }

  static Command command() {
    return new LabCommand(
        LabCommand.spec("install", "Get a lab from a registry, once its signature is verified")
            .argument("REF", "where it is published", Completion.IMAGE)
            .flag(Flag.file(KEY, "public key that must have signed"))
            .flag(Flag.text(IDENTITY, "NAME", "who must have signed, in place of a key"))
            .flag(Flag.text(ISSUER, "URL", "who vouches for that name"))
            .flag(Flag.file(POLICY, "policies of whom to believe, as admission policy prints them"))
            .flag(Flag.toggle(REPLACE, "replace the one that is installed under its name"))
            .example("install localhost:5001/labs/my-lab:1 --key cosign.pub")
            .example("install localhost:5001/labs/my-lab:1 --policy policy.yaml")
            .build(),
        (sitting, invocation) -> new InstallCommand(invocation).install(sitting.lab()));
  }

  /** Nothing of it is fetched but the digest of its manifest, before that digest is verified. */
  private int install(Lab lab) {
    Reference reference = Reference.parse(invocation.argument(0));
    DigestReference image = reference.repository().digest(client.fetchedDigest(reference));
    String verdict = verified(image);
    PackedScenario pack = PackedScenario.fetch(client, image);
    Scenario placed = place(pack, lab);
    Screen screen = invocation.screen();
    screen.out("verified: " + image.digest() + " is " + verdict);
    screen.out(
        "installed "
            + placed.title()
            + ", "
            + pack.files().size()
            + " files, in "
            + placed.folder());
    screen.out("Play it:  start " + placed.id());
    return Command.OK;
  }

  /** Who is named must have signed, and policies must allow it: neither makes up for the other. */
  private String verified(DigestReference image) {
    List<String> verdicts = new ArrayList<>();
    by().ifPresent(signer -> verdicts.add(signed(image, signer)));
    policies().ifPresent(file -> verdicts.add(judged(image, file)));
    if (verdicts.isEmpty()) {
      throw nobody();
    }
    return String.join(", and ", verdicts);
  }

  private String signed(DigestReference image, By by) {
    VerificationPolicy.Builder policy = VerificationPolicy.by(by);
    if (by instanceof By.ByIdentity) {
      policy.trusting(trust());
    }
    require(Verification.of(VerificationSubject.image(image).through(client)).with(policy).run());
    return "signed by " + by.words();
  }

  private static void require(VerificationReport report) {
    report
        .failure()
        .ifPresent(
            failed -> {
              throw Problem.of("not installed: its signature does not hold")
                  .failure(failed.failure())
                  .asException();
            });
  }

  private String judged(DigestReference image, Path file) {
    List<ClusterImagePolicy> policies = ClusterImagePolicy.parseAll(file, BoundedFile.read(file));
    PodImage wanted = new PodImage("", "install", image.toString());
    Verdict verdict =
        new Admission(policies, client, this::trust, Admission.Unmatched.DENY)
            .judge(new AdmissionRequest("install", "Pod", false, List.of(wanted)));
    if (!verdict.isAllowed() || !verdict.warnings().isEmpty()) {
      Problem.Builder problem =
          Problem.of("not installed: " + file.getFileName() + " does not allow it");
      throw verdict.refusals().stream()
          .findFirst()
          .map(refusal -> problem.failure(refusal.failure()))
          .orElseGet(
              () ->
                  problem
                      .expected("a policy that is enforced")
                      .found(verdict.warnings().getFirst())
                      .cause(Cause.POLICY))
          .asException();
    }
    return "of somebody whom " + file.getFileName() + " trusts";
  }

  private Optional<By> by() {
    Optional<String> key = given(KEY);
    Optional<String> identity = given(IDENTITY);
    Optional<String> issuer = given(ISSUER);
    if (identity.isPresent() != issuer.isPresent() || (key.isPresent() && identity.isPresent())) {
      throw Problem.of("it is not clear who must have signed")
          .expected("--key, or --" + IDENTITY + " together with --" + ISSUER)
          .found(key.isPresent() ? "both" : "one half")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return key.<By>map(file -> new By.ByKey(named(file)))
        .or(
            () ->
                identity.map(
                    name -> new By.ByIdentity(ExpectedIdentity.of(name, issuer.orElseThrow()))));
  }

  private NamedKey named(String file) {
    byte[] pem = BoundedFile.read(invocation.path(file), Pem.LARGEST);
    return new NamedKey(file, VerificationKey.parsePem(pem, file));
  }

  private Optional<String> given(String flag) {
    return invocation.flag(flag).filter(value -> !value.isEmpty());
  }

  /** The flag, or what the home says of everything that is installed. */
  private Optional<Path> policies() {
    Path usual = labs().resolve("policy.yaml");
    return given(POLICY)
        .map(invocation::path)
        .or(() -> Optional.of(usual).filter(Files::isRegularFile));
  }

  private LabException nobody() {
    String ref = invocation.argument(0);
    return Problem.of("nobody says whose labs are believed")
        .expected(
            "--key FILE, an identity, --policy FILE, or a file " + labs().resolve("policy.yaml"))
        .found("none of them")
        .command("install " + ref + " --key cosign.pub")
        .exitStatus(Problem.USAGE)
        .asException();
  }

  private Trust trust() {
    World world = invocation.service(World.class);
    Path root = new WholeWorld(world).addresses().trustedRoot();
    return Trust.in(TrustedRoot.read(root, "the world's trusted root"), world.clock());
  }

  private Path labs() {
    return invocation.service(LabShelf.class).others().home();
  }

  /** It is read as strictly as by the gate where nobody finds it, and moved when it is sound. */
  private Scenario place(PackedScenario pack, Lab lab) {
    try {
      Path cache = Files.createDirectories(invocation.service(LabHome.class).cache());
      Path work = TemporaryFolder.makeIn(cache, "install-");
      try {
        return moved(read(pack, work.resolve("lab")), lab);
      } finally {
        TemporaryFolder.delete(work);
      }
    } catch (IOException e) {
      throw Problem.of("cannot install into " + labs()).found(Reason.of(e)).asException(e);
    }
  }

  private Scenario read(PackedScenario pack, Path incoming) {
    pack.writeTo(incoming);
    List<Finding> findings = StrictReading.errors(incoming, invocation);
    if (!findings.isEmpty()) {
      throw defective(findings);
    }
    return Catalogue.read(incoming, invocation.service(LabShelf.class).loader())
        .scenarios()
        .getFirst();
  }

  private static LabException defective(List<Finding> findings) {
    return Problem.of("not installed: the scenario has a defect")
        .expected("a scenario whose papers are in order")
        .found(findings.getFirst().toString())
        .hint("its author finds all of them", "help author check")
        .asException();
  }

  private Scenario moved(Scenario read, Lab lab) throws IOException {
    Path target = labs().resolve(INSTALLED).resolve(read.id());
    Optional<Scenario> other =
        lab.catalogue().scenarios().stream()
            .filter(each -> each.id().equals(read.id()))
            .filter(each -> !each.folder().equals(target))
            .findFirst();
    if (other.isPresent()) {
      throw Problem.of("not installed: another lab is called " + read.id())
          .expected("a name of its own")
          .found("the one in " + other.get().folder())
          .asException();
    }
    Files.createDirectories(target.resolveSibling(""));
    if (Files.exists(target)) {
      requireReplace(target);
      replace(target, read.folder());
    } else {
      Files.move(read.folder(), target);
    }
    lab.use(invocation.service(LabShelf.class).read());
    return lab.catalogue().get(read.id());
  }

  /** What was there comes back where the new one cannot take its place. */
  private static void replace(Path target, Path incoming) throws IOException {
    Path before = incoming.resolveSibling("before");
    Files.move(target, before);
    try {
      Files.move(incoming, target);
    } catch (IOException e) {
      Files.move(before, target);
      throw e;
    }
  }

  private void requireReplace(Path target) {
    if (!invocation.isOn(REPLACE)) {
      throw Problem.of("it is installed already")
          .expected("--replace, or a name that is not there yet")
          .found("a lab in " + target)
          .command("install " + invocation.argument(0) + " --replace")
          .asException();
    }
  }
}
