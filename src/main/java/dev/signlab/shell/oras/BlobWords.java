package dev.signlab.shell.oras;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Body;
import dev.signlab.json.Json;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.storage.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code oras blob fetch} and {@code oras blob push}. */
final class BlobWords {

  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

  private BlobWords() {}

  static List<Command> all() {
    return List.of(fetch(), push());
  }

  private static Command fetch() {
    return new OrasCommand(
        OrasCommand.words("oras blob fetch", "Fetch a blob by its digest")
            .flag(Flag.file("output", "file to write to; - for standard output").withShort("o"))
            .flag(Flag.toggle("descriptor", "print its descriptor"))
            .flags(OrasFlags.registry(""))
            .flags(OrasFlags.quiet())
            .argument("NAME", "REPOSITORY@DIGEST", Completion.IMAGE)
            .example(
                "oras blob fetch -o - localhost:5001/studentbook@sha256:"
                    + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
            .build(),
        BlobWords::fetch);
  }

  private static void fetch(Invocation invocation) {
    Optional<String> output = invocation.flag("output");
    if (output.isEmpty() && !invocation.isOn("descriptor")) {
      throw refused(
          "either `--output` or `--descriptor` must be provided", "-o FILE, or -o -", "neither");
    }
    Reference reference = OrasFlags.reference(invocation, invocation.argument(0));
    if (!(reference instanceof DigestReference blob)) {
      throw refused("a blob is named by its digest", "REPOSITORY@sha256:…", reference.toString());
    }
    RegistryClient client = OrasFlags.client(invocation);
    Descriptor described =
        client
            .headBlob(blob.repository(), blob.digest())
            .orElseThrow(
                () -> refused(blob + ": not found", "a blob of that repository", "none such"));
    byte[] bytes = client.blob(blob.repository(), described);
    if (output.isPresent() && output.get().equals("-")) {
      RawOutput.show(invocation, bytes);
    } else {
      output.ifPresent(file -> AtomicFile.write(invocation.output(file), bytes));
    }
    if (invocation.isOn("descriptor")) {
      invocation.screen().out(Json.writeText(described.toJson()));
    }
  }

  private static Command push() {
    return new OrasCommand(
        OrasCommand.words("oras blob push", "Push a file as a blob")
            .flag(Flag.toggle("descriptor", "print its descriptor"))
            .flag(Flag.text("media-type", "TYPE", "of the descriptor").withDefault(LAYER))
            .flags(OrasFlags.registry(""))
            .flags(OrasFlags.quiet())
            .argument("REPOSITORY", "where it goes", Completion.REPOSITORY)
            .argument("FILE", "the file", Completion.FILE)
            .example("oras blob push localhost:5001/studentbook notes.txt")
            .build(),
        BlobWords::push);
  }

  private static void push(Invocation invocation) {
    Reference reference = OrasFlags.reference(invocation, invocation.argument(0));
    Path file = invocation.path(invocation.argument(1));
    if (!Files.isRegularFile(file)) {
      throw refused("no file " + invocation.argument(1), "a file", "nothing of that name");
    }
    MediaType type = new MediaType(invocation.flag("media-type").orElse(LAYER));
    Descriptor blob = ArtifactFiles.described(file, type);
    if (reference instanceof DigestReference fixed && !fixed.digest().equals(blob.digest())) {
      throw refused(
          "the file has another digest", fixed.digest().toString(), blob.digest().toString());
    }
    boolean sent =
        OrasFlags.client(invocation)
            .pushBlob(
                reference.repository(),
                blob.digest(),
                Body.of(blob.size(), () -> Files.newInputStream(file)));
    if (invocation.isOn("descriptor")) {
      invocation.screen().out(Json.writeText(blob.toJson()));
      return;
    }
    invocation
        .screen()
        .out((sent ? "Uploaded  " : "Exists    ") + ArtifactFiles.shown(blob, type.value()));
    invocation.screen().out("Pushed: [registry] " + reference.repository());
    invocation.screen().out("Digest: " + blob.digest());
  }

  private static LabException refused(String what, String expected, String found) {
    return Problem.of(what)
        .expected(expected)
        .found(found)
        .command("help oras blob")
        .exitStatus(Problem.FAILED)
        .asException();
  }
}
