package dev.signlab.shell.conformance;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.sigstore.client.tuf.TufCache;
import dev.signlab.sigstore.client.tuf.TufClient;
import dev.signlab.sigstore.client.tuf.TufMirror;
import dev.signlab.sigstore.tuf.TrustedMetadata;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code conformance tuf}: the client of TUF repositories, as the suite for such clients calls it.
 */
final class TufCommand implements Command {

  private static final String METADATA = "metadata-dir";
  private static final String METADATA_URL = "metadata-url";
  private static final String NAME = "target-name";
  private static final String TARGETS = "target-dir";
  private static final String TARGETS_URL = "target-base-url";
  private static final int LARGEST_ROOT = 512_000;

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "conformance tuf", ConformanceFlags.GROUP, "Ask a TUF repository for the suite")
          .flag(folder(METADATA, "where what is believed of the repository is kept"))
          .flag(Flag.text(METADATA_URL, "URL", "the repository's metadata"))
          .flag(Flag.text(NAME, "NAME", "a file that the repository hands out").repeated())
          .flag(folder(TARGETS, "where such files are kept"))
          .flag(Flag.text(TARGETS_URL, "URL", "the repository's files"))
          .argument("STEP", "init, refresh or download", Completion.NONE)
          .optionalArgument("ROOT", "the root to begin with, for init", Completion.FILE)
          .build();

  private static Flag folder(String name, String description) {
    return Flag.text(name, "FOLDER", description).completing(Completion.FILE);
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    switch (invocation.argument(0)) {
      case "init" -> init(invocation);
      case "refresh" -> client(invocation, Optional.empty()).update(Optional.empty());
      case "download" -> download(invocation);
      default -> throw noStep(invocation.argument(0));
    }
    return OK;
  }

  private static void init(Invocation invocation) {
    String root = invocation.optionalArgument(1).orElseThrow(TufCommand::noRoot);
    byte[] bytes = BoundedFile.read(invocation.path(root), LARGEST_ROOT);
    cache(invocation).begin(bytes, root);
  }

  private static void download(Invocation invocation) {
    String targets = ConformanceFlags.required(invocation, TARGETS_URL);
    ConformanceFlags.required(invocation, NAME);
    TufClient client = client(invocation, Optional.of(targets));
    TrustedMetadata trusted = client.update(Optional.empty());
    for (String name : invocation.values(NAME)) {
      if (client.target(trusted, name).isEmpty()) {
        throw absent(name);
      }
    }
  }

  private static TufClient client(Invocation invocation, Optional<String> targets) {
    String metadata = ConformanceFlags.required(invocation, METADATA_URL);
    TufMirror mirror = TufMirror.of(metadata, targets.orElse(metadata), invocation.transport());
    return new TufClient(mirror, cache(invocation), invocation.session().clock());
  }

  private static TufCache cache(Invocation invocation) {
    Path metadata = invocation.path(ConformanceFlags.required(invocation, METADATA));
    Path targets =
        ConformanceFlags.value(invocation, TARGETS)
            .map(invocation::path)
            .orElse(metadata.resolve("targets"));
    String url = ConformanceFlags.value(invocation, METADATA_URL).orElse("");
    return TufCache.in(metadata, targets, url);
  }

  private static LabException absent(String name) {
    return Problem.of("the repository hands out no " + name)
        .expected("a list that names it, of the repository or of whom it delegates to")
        .found("none")
        .cause(Cause.NO_FILE)
        .asException();
  }

  private static LabException noRoot() {
    return Problem.of("no root to begin with")
        .expected("init ROOT")
        .found("init alone")
        .asException();
  }

  private static LabException noStep(String word) {
    return Problem.of("no step of the suite: " + word)
        .expected("init, refresh or download")
        .found(word)
        .asException();
  }
}
