package dev.signlab.shell.cosign.attest;

import dev.signlab.engine.bundle.Artifact;
import dev.signlab.shell.command.Invocation;

/** Files that commands are about, or standard input in their place. */
final class NamedFile {

  private static final String STANDARD_INPUT = "-";

  private NamedFile() {}

  static Artifact artifact(Invocation invocation, String file) {
    return file.equals(STANDARD_INPUT)
        ? Artifact.of(invocation.session().input(), "standard input")
        : Artifact.of(
            invocation.path(file),
            file,
            done -> invocation.screen().progress("reading " + file, done, 0));
  }
}
