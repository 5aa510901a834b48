package dev.signlab.shell.cosign.attest;

import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attest.Predicate;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.LogUpload;
import dev.signlab.shell.cosign.invoke.LogWords;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.shell.cosign.invoke.SignatureHash;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.BoundedFile;
import java.util.List;
import java.util.Optional;

/** The flags that the commands of this package share, and what they mean. */
final class AttestFlags {

  static final String PREDICATE = "predicate";
  static final String STATEMENT = "statement";
  static final String TYPE = "type";
  static final String BUNDLE = "bundle";
  static final String CLAIMS = "check-claims";

  private static final String NEW_FORMAT = "new-bundle-format";
  private static final String CONFIG = "signing-config";
  private static final String USE_CONFIG = "use-signing-config";
  private static final String LOG = "tlog-upload";
  private static final String IGNORE_LOG = "insecure-ignore-tlog";
  private static final String PRIVATE = "private-infrastructure";
  private static final String TYPES =
      "custom, slsaprovenance, slsaprovenance02, slsaprovenance1, link, spdx, spdxjson,"
          + " cyclonedx, vuln, openvex, or a URI";

  private static final String OFFLINE =
      "To verify in an airgapped environment, provide a --bundle with the signature and"
          + " verification material, and a --trusted-root file with the service keys and"
          + " certificates";

  private static final String TRUSTED_ROOT = "trusted-root";

  private AttestFlags() {}

  static Flag type() {
    return Flag.text(TYPE, "TYPE", TYPES).withDefault("custom");
  }

  /** What {@code attest} and {@code attest-blob} share. */
  static List<Flag> ofSigning() {
    return List.of(
        CosignFlags.privateKey(),
        Flag.file(PREDICATE, "file that holds what is said"),
        Flag.file(STATEMENT, "file that holds a whole in-toto statement"),
        type(),
        Flag.file(BUNDLE, "file to which the bundle is written"),
        CosignFlags.yes(),
        Flag.toggle(NEW_FORMAT, "write bundles, the form of cosign 3; =false for the legacy form")
            .withDefault("true")
            .deprecatedBecause("this will be the only supported format in future versions"),
        Flag.toggle(USE_CONFIG, "accepted; this world has no services to name").withDefault("true"),
        Flag.file(CONFIG, "file that names services; one that names none is what there is here"),
        Flag.toggle(LOG, "upload to the log; this world has none")
            .withDefault("true")
            .deprecatedBecause(
                "prefer using a --signing-config file with no transparency log services"));
  }

  /** What the two commands that verify share. */
  static List<Flag> ofVerifying() {
    return List.of(
        CosignFlags.publicKey(),
        type(),
        Flag.toggle(CLAIMS, "compare the statement with what it is about").withDefault("true"),
        Flag.toggle(IGNORE_LOG, "look nothing up in the log; this world has none"),
        Flag.file(TRUSTED_ROOT, "the logs that are trusted; then an entry is asked for"),
        Flag.toggle(PRIVATE, "the same as --" + IGNORE_LOG)
            .deprecatedBecause("please use --insecure-ignore-tlog instead"),
        Flag.toggle("offline", "accepted; nothing is looked up elsewhere")
            .deprecatedBecause(OFFLINE),
        Flag.toggle(NEW_FORMAT, "accepted; both forms are looked at")
            .withDefault("true")
            .deprecatedBecause("this will be the only supported format in future versions"),
        Flag.toggle("experimental-oci11", "accepted; referrers are always looked at")
            .deprecatedBecause("OCI referrers will be the default behavior in future versions"),
        Flag.text("max-workers", "COUNT", "accepted; one at a time is fast enough here")
            .of(FlagType.NUMBER),
        SignatureHash.flag());
  }

  static boolean isLegacy(CosignInvocation cosign) {
    return !cosign.isOn(NEW_FORMAT);
  }

  /** Refuses services that this world does not have, before anything is signed. */
  static void checkServices(CosignInvocation cosign) {
    LogUpload.check(cosign);
    cosign.flag(CONFIG).ifPresent(file -> ServicesFile.refuseServices(cosign.invocation(), file));
  }

  /** Says that nothing is uploaded, where it was not asked for by name. */
  static void tellOfLog(CosignInvocation cosign) {
    boolean meant = !cosign.isOn(LOG) || cosign.flag(CONFIG).isPresent();
    if (meant) {
      return;
    }
    if (isLegacy(cosign)) {
      LogWords.legacyUnlogged(cosign.invocation());
    } else {
      LogWords.bundleUnlogged(cosign.invocation());
    }
  }

  /** Who knows the trusted logs, where a file names them and they are not to be ignored. */
  static Optional<LogJudge> logs(CosignInvocation cosign) {
    Invocation invocation = cosign.invocation();
    if (cosign.isOn(IGNORE_LOG) || cosign.isOn(PRIVATE)) {
      return Optional.empty();
    }
    return cosign
        .flag(TRUSTED_ROOT)
        .map(
            file -> {
              byte[] json = BoundedFile.read(invocation.path(file), TrustedRoot.LARGEST);
              return LogJudge.of(TrustedRoot.parse(json, file), invocation.session().clock());
            });
  }

  /** Says of a verification that no log is looked into; cosign's own words when asked for. */
  static void tellOfIgnoredLog(CosignInvocation cosign, String what) {
    boolean ignored = cosign.isOn(IGNORE_LOG) || cosign.isOn(PRIVATE);
    if (!ignored && cosign.flag(TRUSTED_ROOT).isPresent()) {
      return;
    }
    if (ignored) {
      LogWords.ignored(cosign.invocation(), what);
    } else {
      LogWords.notAsked(cosign.invocation());
    }
  }

  /** Reads the predicate's file; the prefix is what cosign says in front of a failure. */
  static Predicate predicate(CosignInvocation cosign, String prefix, String file) {
    Invocation invocation = cosign.invocation();
    invocation.screen().err("Using payload from: " + file);
    byte[] content =
        Prefixed.by(
            prefix + "getting predicate reader: ",
            () -> BoundedFile.read(invocation.path(file), Predicate.LARGEST));
    String type = cosign.flag(TYPE).orElse("custom");
    return Prefixed.by(
        prefix, () -> Predicate.of(type, content, file, invocation.session().clock().instant()));
  }

  /** Refuses, in cosign's words, to attest nothing; a statement and a predicate exclude. */
  static Optional<String> predicateFile(CosignInvocation cosign) {
    Optional<String> predicate = cosign.flag(PREDICATE);
    boolean statement = cosign.flag(STATEMENT).isPresent();
    if (predicate.isEmpty() && !statement) {
      throw Problem.of("at least one of the flags in the group [predicate statement] is required")
          .expected("--predicate FILE, or --statement FILE")
          .found("neither")
          .hint("what the file may hold depends on --type: " + TYPES)
          .asException();
    }
    if (predicate.isPresent() && statement) {
      throw Problem.of("--predicate and --statement exclude each other")
          .expected("what is said, or a whole statement around it")
          .found("both")
          .asException();
    }
    return predicate;
  }
}
