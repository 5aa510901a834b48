package dev.signlab.shell.oras;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Body;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files on their way into a repository.
 *
 * @param invocation the line
 * @param client speaks to the registry
 * @param repository where they go
 * @param told whether each is told of
 */
record ArtifactFiles(
    Invocation invocation, RegistryClient client, Repository repository, boolean told) {

  /** The annotation that names a file (image-spec annotations.md). */
  static final String TITLE = "org.opencontainers.image.title";

  private static final MediaType LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar");

  /** A file and what it is, as typed: {@code FILE} or {@code FILE:MEDIATYPE}. */
  private record Typed(String name, MediaType type) {

    static Typed parse(String word, MediaType usual) {
      int colon = word.lastIndexOf(':');
      boolean typed = colon > 0 && word.indexOf('/', colon) > 0;
      return typed
          ? new Typed(word.substring(0, colon), new MediaType(word.substring(colon + 1)))
          : new Typed(word, usual);
    }
  }

  /** Pushes files as layers, each under the name that was typed. All are looked at first. */
  List<Descriptor> push(List<String> words) {
    List<Descriptor> layers = new ArrayList<>();
    List<Typed> files = words.stream().map(word -> Typed.parse(word, LAYER)).toList();
    files.forEach(this::check);
    for (Typed file : files) {
      say("Preparing " + file.name());
      Descriptor layer = described(invocation.path(file.name()), file.type());
      push(layer, invocation.path(file.name()), file.name());
      layers.add(layer.withAnnotations(Map.of(TITLE, file.name())));
    }
    return layers;
  }

  /** Pushes a file as config, {@code FILE} or {@code FILE:MEDIATYPE}. */
  Descriptor config(String word) {
    Typed file = Typed.parse(word, new MediaType("application/vnd.unknown.config.v1+json"));
    check(file);
    Descriptor config = described(invocation.path(file.name()), file.type());
    push(config, invocation.path(file.name()), config.mediaType().value());
    return config;
  }

  /** Pushes the empty object that stands for a config or for layers that are not needed. */
  void pushEmpty() {
    Descriptor empty = Descriptor.of(MediaType.OCI_EMPTY, Artifact.EMPTY);
    boolean sent = client.pushBlob(repository, empty.digest(), Body.of(Artifact.EMPTY));
    say((sent ? "Uploaded  " : "Exists    ") + shown(empty, MediaType.OCI_EMPTY.value()));
  }

  private void push(Descriptor blob, Path file, String name) {
    boolean sent =
        client.pushBlob(
            repository, blob.digest(), Body.of(blob.size(), () -> Files.newInputStream(file)));
    say((sent ? "Uploaded  " : "Exists    ") + shown(blob, name));
  }

  static String shown(Descriptor blob, String name) {
    return blob.digest().hex().substring(0, 12) + " " + name;
  }

  void say(String line) {
    if (told) {
      invocation.screen().out(line);
    }
  }

  /** Returns the descriptor of a file. */
  static Descriptor described(Path file, MediaType type) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new Descriptor(type, Digest.of(DigestAlgorithm.SHA256, in), Files.size(file));
    } catch (IOException e) {
      throw Problem.of("cannot read " + file).found(Reason.of(e)).asException(e);
    }
  }

  private void check(Typed file) {
    Path path = invocation.path(file.name());
    if (Path.of(file.name()).isAbsolute() && !invocation.isOn("disable-path-validation")) {
      throw refused(
          "absolute file path detected: " + file.name(),
          "a path from this folder on, since the name goes into the registry",
          "--disable-path-validation lets it pass");
    }
    if (Files.isDirectory(path)) {
      throw Problem.of(file.name() + " is a folder, and the lab packs none for oras")
          .expected("files")
          .found("a folder")
          .hint("pack it first", "!tar -czf " + path.getFileName() + ".tar.gz " + file.name())
          .asException();
    }
    if (!Files.isRegularFile(path)) {
      throw refused("no file " + file.name(), "a file of this folder", "ls shows what is here");
    }
  }

  private static LabException refused(String what, String expected, String hint) {
    return Problem.of(what)
        .expected(expected)
        .found("none such")
        .cause(Cause.NO_FILE)
        .hint(hint)
        .command("ls")
        .asException();
  }
}
