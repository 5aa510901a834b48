package dev.signlab.shell.conformance;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The flags of the protocol, and what their values name. */
final class ConformanceFlags {

  static final String GROUP = "Shell";
  static final String BUNDLE = "bundle";
  static final String KEY = "key";
  static final String TRUSTED_ROOT = "trusted-root";
  static final String STAGING = "staging";

  private static final String DIGEST = "sha256:";
  private static final int DIGEST_LENGTH = DIGEST.length() + 64;

  private ConformanceFlags() {}

  static Flag bundle() {
    return Flag.file(BUNDLE, "the bundle");
  }

  static Flag trustedRoot() {
    return Flag.file(TRUSTED_ROOT, "whom to trust");
  }

  static Flag staging() {
    return Flag.toggle(STAGING, "refused: the lab carries no root of sigstore's staging");
  }

  static Optional<String> value(Invocation invocation, String flag) {
    return invocation.flag(flag).filter(text -> !text.isEmpty());
  }

  static String required(Invocation invocation, String flag) {
    return value(invocation, flag)
        .orElseThrow(
            () -> Problem.of("--" + flag + " is missing").expected("--" + flag).asException());
  }

  static void refuseStaging(Invocation invocation) {
    if (invocation.isOn(STAGING)) {
      throw Problem.of("the lab carries no root of sigstore's staging")
          .expected("--" + TRUSTED_ROOT + " FILE")
          .found("--" + STAGING)
          .cause(Cause.NOT_JUDGED)
          .asException();
    }
  }

  /** A file, or its digest where no file of that name exists. */
  static Artifact artifact(Invocation invocation, String typed) {
    Path file = invocation.path(typed);
    boolean digest =
        typed.startsWith(DIGEST) && typed.length() == DIGEST_LENGTH && !Files.exists(file);
    return digest ? Artifact.of(Digest.parse(typed)) : Artifact.of(file, typed, done -> {});
  }
}
