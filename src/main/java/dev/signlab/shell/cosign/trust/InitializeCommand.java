package dev.signlab.shell.cosign.trust;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.flag.TufHome;
import dev.signlab.shell.cosign.flag.WorldServices;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.client.tuf.TufCache;
import dev.signlab.sigstore.client.tuf.TufClient;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.sigstore.tuf.TrustedMetadata;
import java.nio.file.Path;
import java.util.Optional;

/** {@code cosign initialize}: whom to believe, from a repository of The Update Framework. */
final class InitializeCommand implements Command {

  private static final String MIRROR = "mirror";
  private static final String ROOT = "root";
  private static final String STAGING = "staging";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign initialize", "cosign", "Get the trusted root from a TUF repository")
          .flag(
              Flag.text(MIRROR, "URL", "address of the repository, http(s):// or file:///")
                  .withDefault(TufHome.PUBLIC))
          .flag(Flag.file(ROOT, "the root to begin with, a file or an address"))
          .flag(
              Flag.text(
                  FirstRoot.CHECKSUM,
                  "DIGEST",
                  "the digest it must have; sha256, or sha512:DIGEST"))
          .flag(Flag.toggle(STAGING, "the public test repository; the lab never asks it"))
          .flags(SharedFlags.global())
          .example("cosign initialize --mirror http://localhost:5108 --root root.json")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    if (cosign.isOn(STAGING) || !invocation.isGiven(MIRROR)) {
      throw outside(cosign, cosign.isOn(STAGING) ? "--staging" : "no --mirror");
    }
    TufHome home = new TufHome(cosign);
    Path folder = home.folder().orElseThrow(InitializeCommand::noHome);
    String mirror = cosign.text(MIRROR).orElse("").replaceFirst("/+$", "");
    TufClient client = home.client(new TufCache(folder, mirror));
    Optional<byte[]> root = cosign.text(ROOT).map(typed -> new FirstRoot(cosign).read(typed));
    TrustedMetadata trusted = client.update(root);
    byte[] json = client.target(trusted, TufHome.TRUSTED_ROOT).orElseThrow(() -> none(client));
    TrustedRoot.parse(json, TufHome.TRUSTED_ROOT);
    boolean signs = takeConfig(client, trusted);
    client.cache().initialize();
    tell(home, client, trusted, signs);
    return OK;
  }

  private static boolean takeConfig(TufClient client, TrustedMetadata trusted) {
    client.target(trusted, TufHome.SIGNING_CONFIG_TILES);
    Optional<byte[]> config = client.target(trusted, TufHome.SIGNING_CONFIG);
    config.ifPresent(json -> SigningConfig.parse(json, TufHome.SIGNING_CONFIG));
    return config.isPresent();
  }

  private static void tell(TufHome home, TufClient client, TrustedMetadata trusted, boolean signs) {
    CosignInvocation cosign = home.cosign();
    cosign.say(
        "root %d, timestamp %d, snapshot %d, targets %d of %s"
            .formatted(
                trusted.root().version(),
                trusted.timestamp().orElseThrow().version(),
                trusted.snapshot().orElseThrow().version(),
                trusted.targets().orElseThrow().version(),
                client.cache().mirror()));
    cosign.say("kept in " + client.cache().own() + ", where cosign 3 finds it, too");
    if (!home.counts(client.cache().mirror())) {
      cosign.say(
          "WARNING: the public deployment's repository counts only where a variable names it, as"
              + " every cosign leaves one behind: export TUF_ROOT="
              + client.cache().folder());
    }
    if (!signs) {
      cosign.say("WARNING: it hands out no signing config; sign with --signing-config");
    }
  }

  private static LabException outside(CosignInvocation cosign, String found) {
    Problem.Builder problem =
        Problem.of("the public repository is not asked by this lab")
            .expected("--mirror URL of a repository that you name, such as this world's")
            .found(found + ", by which cosign asks a repository of the public deployment");
    WorldServices.initializing(cosign)
        .ifPresentOrElse(
            line -> problem.hint("this world's", line),
            () -> problem.hint("start this world's", "world start"));
    return problem
        .hint("the public deployment's trusted root is built in: verify without initialize")
        .asException();
  }

  private static LabException noHome() {
    return Problem.of("no folder for what the repository says")
        .expected("the variable HOME or TUF_ROOT")
        .found("neither")
        .hint("name one", "export TUF_ROOT=tuf")
        .cause(Cause.NO_FILE)
        .asException();
  }

  /** Cosign goes on with single keys then, which say nothing of since when they count. */
  private static LabException none(TufClient client) {
    return Problem.of("the repository " + client.cache().mirror() + " has no trusted_root.json")
        .expected("a target of that name")
        .found("single keys at best, which cosign takes with a warning and this lab does not")
        .cause(Cause.NO_FILE)
        .hint("write one of those keys", "cosign trusted-root create --help")
        .asException();
  }
}
